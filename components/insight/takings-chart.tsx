'use client';

import { useLocale, useTranslations } from 'next-intl';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatBusinessDay, formatMoney } from '@/lib/format';
import { shortDay } from './short-day';

const FEN_OF_YUAN = 100;
const AXIS = { fill: 'var(--ink-soft)', fontSize: 12 } as const;

export interface ChartDay {
  day: string;
  fen: number;
  lastWeekFen: number;
}

/** The shape of fourteen days. What it says stands in the table below it, so that it is a picture to whoever cannot see it. */
export default function TakingsChart({ days }: { days: readonly ChartDay[] }) {
  const t = useTranslations('insight');
  const locale = useLocale();
  const short = (day: string) => shortDay(day, locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const amount = (fen: number) => compact.format(fen / FEN_OF_YUAN);
  const line = { type: 'linear', dot: false, isAnimationActive: false } as const;
  return (
    <ResponsiveContainer width="100%" height={220}>
      <LineChart
        data={[...days]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--rule)" vertical={false} />
        <XAxis dataKey="day" tickFormatter={short} tick={AXIS} stroke="var(--rule-strong)" tickLine={false} />
        <YAxis tickFormatter={amount} tick={AXIS} stroke="none" width={48} />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{ background: 'var(--raised)', border: '1px solid var(--rule)', borderRadius: 8 }}
          labelStyle={{ color: 'var(--ink)' }}
          itemStyle={{ color: 'var(--ink)' }}
          labelFormatter={(day) => formatBusinessDay(String(day), locale)}
          formatter={(fen, name) => [
            formatMoney(Number(fen)),
            name === 'fen' ? t('dayTakings') : t('weekBefore'),
          ]}
        />
        <Line
          {...line}
          dataKey="lastWeekFen"
          stroke="var(--rule-strong)"
          strokeDasharray="4 4"
          strokeWidth={1.5}
        />
        <Line {...line} dataKey="fen" stroke="var(--accent)" strokeWidth={2.5} />
      </LineChart>
    </ResponsiveContainer>
  );
}
