'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field';
import { type ControlSize, controlClass } from './input';

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined };

export type SelectProps = Omit<ComponentProps<'select'>, 'size'> & {
  controlSize?: ControlSize | undefined;
  /** Shorthand for `<option>` children. */
  options?: readonly SelectOption[] | undefined;
  /** A first entry with the empty value: "all", "choose…". */
  placeholder?: string | undefined;
};

/** The browser's own list: a wheel on a phone, type-ahead on a keyboard, nothing to learn. */
export function Select({ controlSize, options, placeholder, className, children, ...rest }: SelectProps) {
  const wiring = useFieldControl(rest);
  return (
    <span className={cn('relative flex min-w-0 items-center', className)}>
      <select {...rest} {...wiring} className={controlClass(controlSize, 'appearance-none truncate pr-9')}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-3 size-4 text-ink-soft" />
    </span>
  );
}
