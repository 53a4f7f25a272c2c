'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field';

export type ControlSize = 'md' | 'lg' | 'xl';

const SIZES: Record<ControlSize, string> = {
  md: 'h-9 px-3 text-sm pointer-coarse:h-11 pointer-coarse:text-base',
  lg: 'h-12 px-4 text-base',
  xl: 'h-16 px-4 text-2xl',
};

/** The look every text-like control shares. */
export function controlClass(size: ControlSize = 'md', className?: string) {
  return cn(
    'w-full min-w-0 rounded-md border border-rule-strong bg-paper text-ink',
    'focus-visible:border-accent focus-visible:outline-offset-0',
    'aria-invalid:border-alarm',
    '[&:is(input,textarea):read-only]:bg-sunken disabled:cursor-not-allowed disabled:border-rule disabled:bg-sunken disabled:text-ink-faint',
    SIZES[size],
    className,
  );
}

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  controlSize?: ControlSize | undefined;
  /** Right-aligned, equally wide digits, numeric keyboard on touch. The value stays text: parse it yourself. */
  numeric?: boolean | undefined;
  /** Inside the left edge: a currency sign, an icon. */
  prefix?: ReactNode;
  /** Inside the right edge: a unit. */
  suffix?: ReactNode;
};

/** One line of text. Inside a Field it is wired to label, hint and error. */
export function Input({ controlSize, numeric, prefix, suffix, className, ...rest }: InputProps) {
  const wiring = useFieldControl(rest);
  const input = (
    <input
      type="text"
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete={numeric ? 'off' : undefined}
      {...rest}
      {...wiring}
      className={controlClass(
        controlSize,
        cn(
          numeric && 'figures text-right',
          prefix && 'pl-9',
          // "bottles" and "units" are longer than 件.
          suffix && (typeof suffix === 'string' && suffix.length > 3 ? 'pr-18' : 'pr-12'),
          className,
        ),
      )}
    />
  );
  if (!prefix && !suffix) return input;
  return (
    <span className="relative flex items-center text-ink-soft [&_svg]:size-4">
      {prefix ? <span className="pointer-events-none absolute left-3">{prefix}</span> : null}
      {input}
      {suffix ? <span className="pointer-events-none absolute right-3">{suffix}</span> : null}
    </span>
  );
}
