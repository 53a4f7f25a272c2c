import { NotebookText } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { cn } from './cn';

export type EmptyStateProps = {
  /** A lucide component. */
  icon?: ComponentType<{ className?: string; 'aria-hidden'?: boolean }> | undefined;
  title: ReactNode;
  /** What to do next. */
  description?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
};

/** Nothing here yet, and the next step. */
export function EmptyState({
  icon: Icon = NotebookText,
  title,
  description,
  action,
  className,
}: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      <Icon aria-hidden className="size-8 text-ink-faint" />
      <div className="font-medium text-base">{title}</div>
      {description ? <div className="max-w-md text-ink-soft text-sm">{description}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
