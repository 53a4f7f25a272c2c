import { Check, Clock, TriangleAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { cn } from './cn';

export type BadgeTone = 'neutral' | 'ok' | 'warn' | 'late';

const TONES: Record<BadgeTone, string> = {
  neutral: 'border-rule bg-sunken text-ink-soft',
  ok: 'border-transparent bg-accent-soft text-accent',
  warn: 'border-ink-soft bg-paper text-ink',
  late: 'border-transparent bg-alarm-soft text-alarm',
};

type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

const ICONS: Record<BadgeTone, Icon | null> = { neutral: null, ok: Check, warn: TriangleAlert, late: Clock };

export type BadgeProps = {
  tone?: BadgeTone | undefined;
  /** Another icon (a lucide component) than the tone's own; the words must say it too. */
  icon?: Icon | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A state in a word or two. late: late, short or refused. warn: look at it. Never colour alone. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  const Shown = icon ?? ICONS[tone];
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs leading-none',
        TONES[tone],
        className,
      )}
    >
      {Shown ? <Shown aria-hidden className="size-3.5 shrink-0" /> : null}
      {children}
    </span>
  );
}
