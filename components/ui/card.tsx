import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

export type CardProps = ComponentProps<'div'> & {
  /** none where a table or a list brings its own. */
  padding?: 'none' | 'md' | undefined;
};

/** A sheet of paper on the page: hairline edge, no shadow. */
export function Card({ padding = 'md', className, ...rest }: CardProps) {
  return (
    <div
      {...rest}
      className={cn('min-w-0 rounded-md border border-rule bg-paper', padding === 'md' && 'p-4', className)}
    />
  );
}

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Lays what it holds on a sheet of paper. */
  paper?: boolean | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

/** A titled part of a page, named for screen readers by its heading. */
export function Section({ title, description, actions, paper = false, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn('flex min-w-0 flex-col gap-3', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {description ? <div className="text-ink-soft text-sm">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </div>
      {paper ? <Card padding="none">{children}</Card> : children}
    </section>
  );
}
