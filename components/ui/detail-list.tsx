import type { ReactNode } from 'react';
import { cn } from './cn';

export type DetailListProps = {
  items: readonly { label: string; value: ReactNode }[];
  /** Columns on a desk; one on a phone. */
  columns?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
};

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' } as const;

/** Names and values of one document. */
export function DetailList({ items, columns = 2, className }: DetailListProps) {
  return (
    <dl className={cn('grid min-w-[min(100%,16rem)] gap-x-8 gap-y-2 text-sm', COLUMNS[columns], className)}>
      {items.map(({ label, value }) => (
        <div
          key={label}
          className="flex min-w-0 items-baseline justify-between gap-4 border-rule border-b pb-2"
        >
          <dt className="shrink-0 text-ink-soft">{label}</dt>
          <dd className="min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
