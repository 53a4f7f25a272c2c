import { formatMoney } from '@/lib/format';
import { cn } from './cn';

const SIZES = {
  inherit: '',
  lg: 'text-xl font-semibold',
  figure: 'text-figure font-semibold',
  'figure-lg': 'text-figure-lg font-semibold',
  'figure-xl': 'text-figure-xl font-semibold',
} as const;

export type AmountProps = {
  /** Integer fen. */
  fen: number;
  /** always: a plus before gains, for differences and movements. */
  sign?: 'negative' | 'always' | undefined;
  /** plain: a refund or a pay-out is negative without being bad, so it stays ink. Default: below zero is vermilion. */
  tone?: 'auto' | 'plain' | undefined;
  size?: keyof typeof SIZES | undefined;
  className?: string | undefined;
};

/** ¥1,234.50 in equally wide digits. Minus sign and colour together, never colour alone. */
export function Amount({ fen, sign, tone = 'auto', size = 'inherit', className }: AmountProps) {
  return (
    <span className={cn('figures', SIZES[size], tone === 'auto' && fen < 0 && 'text-alarm', className)}>
      {formatMoney(fen, { sign })}
    </span>
  );
}
