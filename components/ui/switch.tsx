'use client';

import { Switch as Base } from '@base-ui/react/switch';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

export type SwitchProps = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  label: ReactNode;
  hint?: ReactNode;
  className?: string | undefined;
};

/** On or off, at once, without a save button. Position tells it as well as colour. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const hintId = `${ownId}-hint`;
  const labelId = `${ownId}-label`;
  return (
    <div className={cn('flex flex-col', className)}>
      <label
        htmlFor={id}
        className="flex cursor-pointer items-center justify-between gap-4 py-1 text-sm has-[[data-disabled]]:cursor-not-allowed has-[[data-disabled]]:text-ink-faint pointer-coarse:py-2.5"
      >
        <span id={labelId}>{label}</span>
        <Base.Root
          // Named in what the server sends already: the library finds the label once the page is alive.
          aria-labelledby={labelId}
          aria-describedby={hint ? hintId : undefined}
          {...rest}
          id={id}
          className="inline-flex h-6 w-11 shrink-0 items-center rounded-full border border-rule-strong bg-sunken p-0.5 transition-colors duration-100 data-[disabled]:opacity-60 data-[checked]:border-accent-fill data-[checked]:bg-accent-fill"
        >
          <Base.Thumb className="size-4.5 rounded-full bg-ink-soft transition-transform duration-100 data-[checked]:translate-x-5 data-[checked]:bg-on-accent" />
        </Base.Root>
      </label>
      {hint ? (
        <p id={hintId} className="text-ink-soft text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
