import type { ReactNode } from 'react';
import { cn } from './cn';

export type DetailListProps = {
  items: readonly { label: string; value: ReactNode }[];
  /** Columns where there is room for them; else fewer. */
  columns?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
};

const COLUMNS = {
  1: 'max-w-xl',
  2: 'max-w-4xl @lg:grid-cols-2',
  3: 'max-w-6xl @lg:grid-cols-2 @4xl:grid-cols-3',
} as const;

/** Names and values of one document: the value stands beside its name, however wide the screen is. */
export function DetailList({ items, columns = 2, className }: DetailListProps) {
  return (
    <div className="@container w-full min-w-[min(100%,16rem)]">
      <dl className={cn('grid gap-x-8 gap-y-2 text-sm', COLUMNS[columns], className)}>
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
    </div>
  );
}
