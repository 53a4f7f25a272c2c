import { useTranslations } from 'next-intl';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CashProps } from './cash-props';
import { DrawerCountsSection } from './drawer-counts';
import { DrawersSection } from './drawers';

/** Sessions with what was counted, every count, and the cash drawer by drawer. */
export function CashPart(props: CashProps) {
  return (
    <>
      <TillsSection {...props} />
      <DrawerCountsSection {...props} />
      <DrawersSection {...props} />
    </>
  );
}

function TillsSection({ storeId, figures, people, details: { reasons } }: CashProps) {
  const t = useTranslations('reports');
  const reasonOf = useReasonWords();
  return (
    <Section paper title={t('tills')}>
      <ListTable
        headings={[
          t('till'),
          t('openedBy'),
          { numeric: t('expected') },
          { numeric: t('counted') },
          { numeric: t('overShort') },
        ]}
      >
        <TableBody>
          {figures.sessions.map((row) => (
            <TableRow key={row.sessionId}>
              <TableCell>
                <TextLink href={`/tills/${storeId}/${row.sessionId}`}>
                  {row.zNumber === null
                    ? t('drawerOf', { till: row.tillCode })
                    : t('tillZ', { till: row.tillCode, number: row.zNumber })}
                </TextLink>
              </TableCell>
              <TableCell>{people[row.openedById] ?? ''}</TableCell>
              <TableCell numeric>
                {row.expectedFen === null ? t('stillOpen') : <Amount fen={row.expectedFen} tone="plain" />}
              </TableCell>
              <AmountCell fen={row.countedFen} />
              <TableCell numeric>
                {row.differenceFen === null ? '–' : <Amount fen={row.differenceFen} sign="always" />}
                {reasons[row.sessionId] ? (
                  <span className="block whitespace-normal text-ink-soft text-xs">
                    {reasonOf(reasons[row.sessionId] ?? '')}
                  </span>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 px-3 py-2 text-sm">
        {(figures.drawers.length === 0 ? figures.cash : []).map((row) => (
          <li key={row.kind} className="flex gap-2">
            <span className="text-ink-soft">{t(`cashKinds.${row.kind}`)}</span>
            <Amount fen={row.amountFen} tone="plain" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
