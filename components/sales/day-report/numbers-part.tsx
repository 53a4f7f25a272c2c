import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { receiptNumber } from '@/lib/receipt-number';
import type { numbersSection } from '@/server/sales/day-report/numbers-section';

/** Receipt numbers of the day, and what became of those between them. */
export function NumbersPart({ figures, details: missing, timeZone }: PartProps<typeof numbersSection>) {
  const t = useTranslations('reports');
  const openWords = useTranslations('openItems.ofDay');
  return (
    <Section paper title={t('numbers')} description={t('numbersHint')}>
      <ListTable headings={[t('series'), t('firstToLast'), { numeric: t('count') }, t('missing')]}>
        <TableBody>
          {figures.numbers.map((row) => (
            <TableRow key={row.prefix}>
              <TableCell>{row.prefix}</TableCell>
              <TableCell className="figures">
                {row.first} – {row.last}
              </TableCell>
              <TableCell numeric>{row.count}</TableCell>
              <TableCell>
                {missing.filter((one) => one.prefix === row.prefix).length === 0 ? (
                  <Badge tone="ok">{t('noneMissing')}</Badge>
                ) : (
                  <ul className="flex flex-col gap-1">
                    {missing
                      .filter((one) => one.prefix === row.prefix)
                      .map((one) => (
                        <li key={one.seq}>
                          <Badge tone={one.what === 'GAP' ? 'late' : 'neutral'}>
                            {receiptNumber(row.prefix, one.seq)} {t(`missingKinds.${one.what}`)} {one.detail}
                          </Badge>
                          {one.since ? (
                            <span className="block text-ink-soft text-xs">
                              {one.since.afterSeal ? `${openWords('afterSeal')} · ` : ''}
                              <DateTime at={one.since.at} timeZone={timeZone} /> {one.since.by}
                            </span>
                          ) : null}
                        </li>
                      ))}
                  </ul>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      {figures.late.length > 0 ? (
        <p className="px-3 py-2 text-sm">{t('lateTickets', { count: figures.late.length })}</p>
      ) : null}
    </Section>
  );
}
