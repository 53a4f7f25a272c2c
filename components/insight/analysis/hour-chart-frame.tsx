'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { Card, Section } from '@/components/ui/card';
import { weekdayWords } from '@/lib/time-words';
import type { SoldRow } from '@/server/insight/analysis/month-analysis';

const SoldBars = dynamic(() => import('./sold-bars'), {
  ssr: false,
  loading: () => <div className="h-[180px]" />,
});

/** The shape of a day and of a week; what they say stands in the tables of the page. */
export function HourChart({ hours, weekdays }: { hours: readonly SoldRow[]; weekdays: readonly SoldRow[] }) {
  const t = useTranslations('insight.analysis');
  const locale = useLocale();
  return (
    <div className="grid gap-5 lg:grid-cols-2" aria-hidden>
      <Section title={t('shapeOfDay')}>
        <Card>
          <SoldBars bars={everyHour(hours)} />
        </Card>
      </Section>
      <Section title={t('shapeOfWeek')}>
        <Card>
          <SoldBars
            bars={weekdays.map(({ key, netFen }) => ({
              name: weekdayWords(Number(key), locale, 'short'),
              fen: netFen,
            }))}
          />
        </Card>
      </Section>
    </div>
  );
}

/** An hour in which nothing sold has its place too: left out, the shop would seem to have sold all night. */
function everyHour(hours: readonly SoldRow[]): { name: string; fen: number }[] {
  const sold = new Map(hours.map(({ key, netFen }) => [Number(key), netFen]));
  const known = [...sold.keys()];
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    name: String(first + at),
    fen: sold.get(first + at) ?? 0,
  }));
}
