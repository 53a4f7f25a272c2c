import type { ReactNode } from 'react';
import { cn } from './cn';

export type DetailListProps = {
  items: readonly { label: string; value: ReactNode }[];
  /** Columns on a desk; one on a phone. */
  columns?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
};

const COLUMNS = {
  1: 'max-w-xl',
  2: 'max-w-4xl sm:grid-cols-2',
  3: 'max-w-6xl sm:grid-cols-2 lg:grid-cols-3',
} as const;

/** Names and values of one document: the value stands beside its name, however wide the screen is. */
export function DetailList({ items, columns = 2, className }: DetailListProps) {
  return (
    <dl className={cn('grid min-w-[min(100%,16rem)] gap-x-8 gap-y-2 text-sm', COLUMNS[columns], className)}>
      {items.map(({ label, value }) => (
        <div
          key={label}
          className="grid min-w-0 grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] items-baseline gap-x-4 border-rule border-b pb-2"
        >
          <dt className="max-w-40 text-ink-soft">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
