'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

export type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  /** Clickable words beside the box. Without them give an `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  className?: string | undefined;
};

/** A box to tick, with its words; the whole row is the target. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const hintId = `${ownId}-hint`;
  const labelId = `${ownId}-label`;
  const box = (
    <Base.Root
      // Named in what the server sends already: the library finds the label once the page is alive.
      aria-labelledby={label && !rest['aria-label'] ? labelId : undefined}
      aria-describedby={hint ? hintId : undefined}
      {...rest}
      id={id}
      className={cn(
        'link-reach after:-inset-x-1.5 inline-flex size-5 shrink-0 items-center justify-center rounded-sm border border-rule-strong bg-paper text-on-accent',
        'data-[checked]:border-accent-fill data-[indeterminate]:border-accent-fill data-[checked]:bg-accent-fill data-[indeterminate]:bg-accent-fill',
        'data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60',
        !label && className,
      )}
    >
      <Base.Indicator className="data-[unchecked]:hidden">
        {rest.indeterminate ? <Minus className="size-4" /> : <Check className="size-4" strokeWidth={3} />}
      </Base.Indicator>
    </Base.Root>
  );
  if (!label) return box;
  return (
    <div className={cn('flex flex-col', className)}>
      <label
        htmlFor={id}
        className="flex cursor-pointer items-center gap-2.5 py-1 text-sm has-[[data-disabled]]:cursor-not-allowed has-[[data-disabled]]:text-ink-faint pointer-coarse:py-2.5"
      >
        {box}
        <span id={labelId}>{label}</span>
      </label>
      {hint ? (
        <p id={hintId} className="pl-7.5 text-ink-soft text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
