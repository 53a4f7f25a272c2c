import type { ReactNode } from 'react';
import { formatQuantity } from '@/lib/format';
import { cn } from './cn';
import { Unit } from './unit';

export type QuantityProps = {
  /** An exact decimal as text: '1.5', '-2'. */
  value: string;
  unit?: ReactNode;
  sign?: 'negative' | 'always' | undefined;
  /** plain: going out is negative without being bad. Default: below zero is vermilion. */
  tone?: 'auto' | 'plain' | undefined;
  className?: string | undefined;
};

/** 1,234.5 件 in equally wide digits. */
export function Quantity({ value, unit, sign, tone = 'auto', className }: QuantityProps) {
  const text = formatQuantity(value, { sign });
  return (
    <span className={cn('figures', tone === 'auto' && text.startsWith('\u2212') && 'text-alarm', className)}>
      {text}
      {unit ? (
        <span className="ml-1 text-ink-soft">
          {typeof unit === 'string' ? <Unit of={unit} quantity={value} /> : unit}
        </span>
      ) : null}
    </span>
  );
}
