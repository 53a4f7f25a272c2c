import { cn } from './cn';

/** A grey shape where something will stand. Give it the size of what comes. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded-sm bg-rule', className)} />;
}

const WIDTHS = ['w-full', 'w-11/12', 'w-3/4', 'w-10/12', 'w-4/6', 'w-1/2'];

/** A list that is being fetched; `label` is what a screen reader hears. */
export function SkeletonRows({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4 p-4">
      {WIDTHS.map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
