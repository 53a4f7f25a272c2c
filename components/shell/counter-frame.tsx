import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export type CounterFrameProps = {
  /** The StatusStrip. */
  strip: ReactNode;
  /** The task, for screen readers: the screen's h1. Leave it out where the task shows its own. */
  title?: string | undefined;
  /** What is true of all of it, over the strip; the whole screen has an edge in its colour. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The whole screen of a counter: the strip, and one task under it that scrolls inside itself only. */
export function CounterFrame({ strip, title, banner, children }: CounterFrameProps) {
  return (
    <div
      className={cn(
        'flex h-[calc(100dvh-var(--ribbon))] flex-col overflow-hidden bg-page text-base print:h-auto print:overflow-visible',
        banner && 'border-4 border-practice-fill print:border-0',
      )}
    >
      {banner}
      {strip}
      <main className="flex min-h-0 flex-1 flex-col print:block">
        {title ? <h1 className="sr-only">{title}</h1> : null}
        {children}
      </main>
    </div>
  );
}
