import { useTranslations } from 'next-intl';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CashProps } from './cash-props';

/** What was counted of each drawer and of each tender, every time, with its moment and the reason. */
export function DrawerCountsSection({ storeId, timeZone, figures, details }: CashProps) {
  const { counts, reasons } = details;
  const t = useTranslations('reports');
  const reasonOf = useReasonWords();
  if (counts.length === 0) return null;
  return (
    <Section paper title={t('countings')} description={t('countingsHint')}>
      <ListTable
        headings={[
          t('till'),
          t('tender'),
          { numeric: t('expected') },
          { numeric: t('counted') },
          { numeric: t('overShort') },
          t('reason'),
        ]}
      >
        <TableBody>
          {counts.flatMap((count) => {
            const session = figures.sessions.find(({ sessionId }) => sessionId === count.sessionId);
            const cash = { kind: 'CASH', ...count };
            return [cash, ...count.tenders].map((row) => (
              <TableRow key={`${count.sessionId} ${count.attempt} ${row.kind}`}>
                <TableCell>
                  <TextLink href={`/tills/${storeId}/${count.sessionId}`}>
                    {session?.zNumber
                      ? t('tillZ', { till: session.tillCode, number: session.zNumber })
                      : t('drawerOf', { till: session?.tillCode ?? '' })}
                  </TextLink>{' '}
                  <span className="text-ink-soft">
                    {t('countNumber', { number: count.attempt })}{' '}
                    <DateTime at={count.countedAt} timeZone={timeZone} />
                  </span>
                  {count.movedAfter ? <span className="block text-xs">{t('movedAfter')}</span> : null}
                </TableCell>
                <TableCell>{t(`tenderKinds.${row.kind}`)}</TableCell>
                <AmountCell fen={row.expectedFen} />
                <TableCell numeric>
                  {row.countedFen === null ? t('notCounted') : <Amount fen={row.countedFen} tone="plain" />}
                </TableCell>
                <TableCell numeric>
                  {row.differenceFen === null ? '–' : <Amount fen={row.differenceFen} sign="always" />}
                </TableCell>
                <TableCell className="whitespace-normal">
                  {row.differenceFen ? reasonOf(reasons[count.sessionId] ?? '–') : '–'}
                </TableCell>
              </TableRow>
            ));
          })}
        </TableBody>
      </ListTable>
    </Section>
  );
}
