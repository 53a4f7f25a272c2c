import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { PapersOfFigure } from '@/components/vouchers/line-papers';
import { BUCKETS } from '@/server/customers/credit/credit-rules';
import type { creditSection } from '@/server/customers/credit/day-report/credit-section';

/** What went on account and came back on the day, and who owes how long at its end. */
export function CreditPart({ storeId, day, figures, details, papers }: PartProps<typeof creditSection>) {
  const t = useTranslations('credit');
  const tenders = useTranslations('reports.tenderKinds');
  const entries = `/accounts/entries?store=${storeId}&from=${day}&to=${day}`;
  const nothing = figures.kinds.length === 0 && details.customers === 0;
  return (
    <Section paper title={t('ofDay')}>
      {nothing ? (
        <p className="px-3 py-3 text-ink-soft text-sm">{t('nothingOfDay')}</p>
      ) : (
        <ListTable headings={[t('what'), { numeric: t('times') }, { numeric: t('amount') }]}>
          <TableBody>
            {figures.kinds.map((row) => (
              <TableRow key={`${row.account}${row.kind}`}>
                <TableCell>
                  <TextLink href={`${entries}&account=${row.account}&kind=${row.kind}`}>
                    {t(`kinds.${row.kind}`)}
                    {row.account === 'STORED_BONUS' ? ` · ${t('accounts.STORED_BONUS')}` : ''}
                  </TextLink>
                </TableCell>
                <TableCell numeric>{row.count}</TableCell>
                <AmountCell fen={row.fen} />
              </TableRow>
            ))}
            {figures.tenders.map((row) => (
              <TableRow key={row.kind}>
                <TableCell>
                  <div className="flex flex-wrap items-center gap-x-3">
                    <TextLink href={`${entries}&tender=${row.kind}`}>
                      {t('paidBy', { tender: tenders(row.kind) })}
                    </TextLink>
                    <PapersOfFigure papers={papers} kind="TENDER" lineKey={row.kind} />
                  </div>
                </TableCell>
                <TableCell numeric>{row.count}</TableCell>
                <AmountCell fen={row.fen} />
              </TableRow>
            ))}
            <TableRow>
              <TableCell>
                <TextLink href={`/accounts?store=${storeId}&day=${day}`}>{t('owedAtEnd')}</TextLink>
              </TableCell>
              <TableCell numeric>{details.customers}</TableCell>
              <AmountCell fen={details.owing.totalFen} />
            </TableRow>
            {BUCKETS.filter((bucket) => details.owing.buckets[bucket] !== 0).map((bucket) => (
              <TableRow key={bucket}>
                <TableCell className="pl-6 text-ink-soft">{t(`buckets.${bucket}`)}</TableCell>
                <TableCell />
                <AmountCell fen={details.owing.buckets[bucket]} />
              </TableRow>
            ))}
            {details.owing.unmatchedFen === 0 ? null : (
              <TableRow>
                <TableCell className="pl-6 text-ink-soft">{t('unmatched')}</TableCell>
                <TableCell />
                <AmountCell fen={-details.owing.unmatchedFen} />
              </TableRow>
            )}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}
