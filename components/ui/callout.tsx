import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type CalloutTone = 'info' | 'warn' | 'late';

const TONES = {
  info: { box: 'border-rule bg-sunken', icon: 'text-accent', Icon: Info },
  warn: { box: 'border-ink-soft bg-paper', icon: 'text-ink', Icon: TriangleAlert },
  late: { box: 'border-alarm bg-alarm-soft', icon: 'text-alarm', Icon: CircleAlert },
} as const;

export type CalloutProps = {
  tone?: CalloutTone | undefined;
  /** What happened. */
  title: ReactNode;
  /** What was kept, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string | undefined;
};

/** A message that stands in the page until its cause is gone. `late` is announced at once. */
export function Callout({ tone = 'info', title, children, actions, className }: CalloutProps) {
  const { box, icon, Icon } = TONES[tone];
  return (
    <div
      role={tone === 'late' ? 'alert' : 'status'}
      className={cn(
        'flex flex-wrap items-start gap-3 rounded-md border px-4 py-3 text-ink text-sm',
        box,
        className,
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', icon)} />
      <div className="min-w-48 flex-1">
        <div className="font-medium">{title}</div>
        {children ? <div className="mt-0.5 text-ink-soft">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
