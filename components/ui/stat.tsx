import Link from 'next/link';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { formatCount } from '@/lib/format';
import { cn } from './cn';

export type StatProps = {
  label: ReactNode;
  /** The figure: an Amount, a Quantity, or a plain number, which is a count. */
  value: ReactNode;
  /** A line under it: what it is made of, since when. */
  detail?: ReactNode;
  /** Where the tickets behind the figure are. The whole tile leads there. */
  href?: string | undefined;
  /** late: late, short or refused; give a badge or words in `detail` as well. */
  tone?: 'plain' | 'late' | undefined;
  className?: string | undefined;
};

/** One figure that answers a question, and the way to what lies behind it. */
export function Stat({ label, value, detail, href, tone = 'plain', className }: StatProps) {
  const locale = useLocale();
  const shown = typeof value === 'number' ? formatCount(value, locale) : value;
  return (
    <div
      className={cn(
        'relative flex flex-col gap-0.5 rounded-md border border-rule bg-paper px-4 py-3',
        tone === 'late' && 'border-alarm',
        href && 'hover:border-rule-strong',
        className,
      )}
    >
      <span className="text-ink-soft text-sm">{label}</span>
      <span className={cn('figures font-semibold text-2xl leading-8', tone === 'late' && 'text-alarm')}>
        {href ? (
          <Link
            href={href}
            className="rounded-sm underline decoration-rule-strong decoration-1 underline-offset-4 after:absolute after:inset-0 after:rounded-md"
          >
            {shown}
          </Link>
        ) : (
          shown
        )}
      </span>
      {detail ? <span className="text-ink-soft text-xs">{detail}</span> : null}
    </div>
  );
}

/** A row of figures: two abreast on a phone, as many as fit on a desk. A figure too long for its place takes a row. */
export function StatGrid({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <div className={cn('flex flex-wrap gap-3 *:min-w-min *:flex-1 *:basis-36 lg:*:basis-44', className)}>
      {children}
    </div>
  );
}
