import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { sumFen } from '@/lib/money';
import type { ShownSections } from '@/server/reports/show-sections';
import { moneyReceived } from './money-received-rules';

/** What finance holds against the statements of bank and wallets; nothing on a day on which customers paid for goods alone. */
export function MoneyReceived({
  sections: { sales, credit },
  storeId,
  day,
}: {
  sections: ShownSections;
  storeId: string;
  day: string;
}) {
  const t = useTranslations('reports');
  if (!sales || !credit || credit.figures.tenders.length === 0) return null;
  const rows = moneyReceived(sales.figures.tenders, credit.figures.tenders);
  const ofDay = `store=${storeId}&from=${day}&to=${day}`;
  return (
    <Section paper title={t('money.title')}>
      <ListTable
        headings={[
          t('tender'),
          { numeric: t('money.sales') },
          { numeric: t('money.accounts') },
          { numeric: t('money.received') },
        ]}
      >
        <TableBody>
          {rows.map(({ kind, salesFen, accountsFen }) => (
            <TableRow key={kind}>
              <TableCell>{t(`tenderKinds.${kind}`)}</TableCell>
              <AmountCell fen={salesFen} href={`/tickets?${ofDay}&tender=${kind}`} />
              <AmountCell fen={accountsFen} href={`/accounts/entries?${ofDay}&tender=${kind}`} />
              <AmountCell fen={salesFen + accountsFen} />
            </TableRow>
          ))}
        </TableBody>
        <TableFoot>
          <TableRow>
            <TableCell>{t('total')}</TableCell>
            <AmountCell fen={sumFen(rows.map(({ salesFen }) => salesFen))} />
            <AmountCell fen={sumFen(rows.map(({ accountsFen }) => accountsFen))} />
            <AmountCell fen={sumFen(rows.map(({ salesFen, accountsFen }) => salesFen + accountsFen))} />
          </TableRow>
        </TableFoot>
      </ListTable>
    </Section>
  );
}
