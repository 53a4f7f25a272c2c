'use client';

import { useLocale } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';

const FEN_OF_YUAN = 100;
const AXIS = { fill: 'var(--ink-soft)', fontSize: 12 } as const;

/** Bars of what was sold, one beside the other. */
export default function SoldBars({ bars }: { bars: readonly { name: string; fen: number }[] }) {
  const compact = new Intl.NumberFormat(useLocale(), { notation: 'compact' });
  return (
    <ResponsiveContainer width="100%" height={180}>
      <BarChart data={[...bars]} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid stroke="var(--rule)" vertical={false} />
        <XAxis dataKey="name" tick={AXIS} stroke="var(--rule-strong)" tickLine={false} />
        <YAxis
          tickFormatter={(fen: number) => compact.format(fen / FEN_OF_YUAN)}
          tick={AXIS}
          stroke="none"
          width={48}
        />
        <Bar dataKey="fen" fill="var(--accent)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
