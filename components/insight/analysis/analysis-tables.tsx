import { useLocale, useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { hourWords, weekdayWords } from '@/lib/time-words';
import type { MonthAnalysis, SoldRow } from '@/server/insight/analysis/month-analysis';
import { shareOf } from '../change-rules';
import { figureLink, rankingLink } from './figure-link';
import { OutputTax } from './output-tax';
import { Pieces } from './pieces';

/** Of an hour or a weekday the units are too many to say anything. */
const COUNTED: readonly string[] = ['brand', 'person'];

/** The same month by brand, person, hour and weekday. */
export function AnalysisTables({ found, scope }: { found: MonthAnalysis; scope: string }) {
  const t = useTranslations('insight.analysis');
  const locale = useLocale();
  const parts = [
    { part: 'brand', rows: found.brands, name: (row: SoldRow) => row.name || t('noBrand') },
    { part: 'person', rows: found.people, name: (row: SoldRow) => row.name },
    { part: 'hour', rows: found.hours, name: (row: SoldRow) => hourWords(Number(row.key)) },
    { part: 'weekday', rows: found.weekdays, name: (row: SoldRow) => weekdayWords(Number(row.key), locale) },
  ] as const;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      {parts.map(({ part, rows, name }) => (
        <Section key={part} title={t(`by.${part}`)}>
          <Card padding="none">
            <ListTable
              aria-label={t(`by.${part}`)}
              headings={[
                t(`of.${part}`),
                { numeric: t('net') },
                { numeric: t('share') },
                ...(COUNTED.includes(part) ? [{ numeric: t('pieces') }] : []),
              ]}
            >
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.key ?? ''}>
                    <TableCell className="whitespace-nowrap">
                      {part === 'brand' ? (
                        <TextLink href={rankingLink(scope, found.month, { brand: row.key })}>
                          {name(row)}
                        </TextLink>
                      ) : (
                        name(row)
                      )}
                    </TableCell>
                    <AmountCell fen={row.netFen} href={figureLink(scope, found.month, { [part]: row.key })} />
                    <TableCell numeric>{shareOf(row.netFen, found.netFen) ?? '–'}</TableCell>
                    {COUNTED.includes(part) ? (
                      <TableCell numeric>
                        <Pieces of={row.pieces} />
                      </TableCell>
                    ) : null}
                  </TableRow>
                ))}
              </TableBody>
            </ListTable>
          </Card>
        </Section>
      ))}
      <OutputTax found={found} />
    </div>
  );
}
