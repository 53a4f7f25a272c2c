'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { ChartDay } from './takings-chart';

/** Drawn in the browser alone, and fetched where it is shown. */
const TakingsChart = dynamic(() => import('./takings-chart'), {
  ssr: false,
  loading: () => <div className="h-[220px]" />,
});

/** Takings of fourteen days beside the week before: the shape, and the figures below it with their tickets. */
export function TakingsLine({ days, scope }: { days: readonly ChartDay[]; scope: string }) {
  const t = useTranslations('insight');
  // A shop that took nothing yet has no shape to show.
  if (days.every(({ fen, lastWeekFen }) => fen === 0 && lastWeekFen === 0)) return null;
  return (
    <Section title={t('takingsOf')} description={t('lineHint')}>
      <Card className="flex flex-col gap-2">
        <div aria-hidden>
          <TakingsChart days={days} />
        </div>
        <details>
          <summary className="link-reach w-fit cursor-pointer rounded-sm py-1 text-accent text-sm underline">
            {t('table')}
          </summary>
          <ListTable
            aria-label={t('takingsOf')}
            headings={[
              t('day'),
              { numeric: t('dayTakings') },
              { numeric: t('weekBefore') },
              { numeric: t('difference') },
            ]}
          >
            <TableBody>
              {days.toReversed().map(({ day, fen, lastWeekFen }) => (
                <TableRow key={day}>
                  <TableCell>
                    <TextLink href={`/tickets?store=${scope}&from=${day}&to=${day}`}>
                      <BusinessDay day={day} />
                    </TextLink>
                  </TableCell>
                  <AmountCell fen={fen} />
                  <AmountCell fen={lastWeekFen} />
                  <TableCell numeric>{formatMoney(fen - lastWeekFen, { sign: 'always' })}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        </details>
      </Card>
    </Section>
  );
}
