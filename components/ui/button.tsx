'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { useHydrated } from './use-hydrated';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg' | 'xl';

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover active:bg-accent-fill-hover',
  secondary: 'border-rule-strong bg-paper text-ink hover:bg-sunken active:bg-sunken',
  ghost: 'border-transparent text-ink hover:bg-sunken active:bg-sunken',
  danger:
    'border-transparent bg-alarm-fill text-on-alarm hover:bg-alarm-fill-hover active:bg-alarm-fill-hover',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-8 px-3 text-sm pointer-coarse:h-11 [&_svg]:size-4',
  md: 'h-9 px-4 text-sm pointer-coarse:h-11 [&_svg]:size-4',
  lg: 'h-12 px-5 text-base [&_svg]:size-5',
  xl: 'h-16 px-6 text-lg font-semibold [&_svg]:size-6',
};

const SQUARE: Record<ButtonSize, string> = {
  sm: 'w-8 px-0 pointer-coarse:w-11',
  md: 'w-9 px-0 pointer-coarse:w-11',
  lg: 'w-12 px-0',
  xl: 'w-16 px-0',
};

type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Square, for an icon alone. Give it an `aria-label`. */
  square?: boolean | undefined;
  className?: string | undefined;
};

/** The classes of a button, for the rare element that must look like one. */
export function buttonClass({ variant = 'secondary', size = 'md', square = false, className }: ButtonLook) {
  return cn(
    'relative inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md border font-medium leading-none',
    'transition-[background-color,transform] duration-75 active:translate-y-px',
    'data-[disabled]:cursor-not-allowed data-[disabled]:border-rule data-[disabled]:bg-sunken data-[disabled]:text-ink-faint data-[disabled]:active:translate-y-0',
    VARIANTS[variant],
    SIZES[size],
    square && SQUARE[size],
    className,
  );
}

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, 'className'> &
  ButtonLook & {
    /** Work is under way: the width stays, presses do nothing, the button keeps the focus. */
    loading?: boolean | undefined;
    /** Why it cannot be pressed yet, in words: it is grey, takes the keyboard, and says so to the pointer, to the ear, and to whoever presses it (MissingSaid). */
    missing?: string | null | undefined;
    children?: ReactNode;
  };

/**
 * A button that does something. `type` is "button" unless told. One that submits waits until the page is alive: on a slow line
 * the browser itself would send the form, what was typed in its address, and load the page again.
 */
export function Button({
  variant,
  size,
  square,
  className,
  loading = false,
  disabled = false,
  missing,
  children,
  ...rest
}: ButtonProps) {
  const alive = useHydrated();
  const waits = rest.type === 'submit' && !alive;
  return (
    <BaseButton
      type="button"
      {...rest}
      aria-busy={loading || undefined}
      disabled={disabled || waits || loading || Boolean(missing)}
      focusableWhenDisabled={loading || Boolean(missing)}
      {...(missing ? { title: missing, 'aria-description': missing } : {})}
      className={buttonClass({
        variant,
        size,
        square,
        className: cn(
          loading &&
            !disabled &&
            !missing && [
              'data-[disabled]:cursor-progress data-[disabled]:bg-sunken data-[disabled]:text-ink-soft',
            ],
          className,
        ),
      })}
    >
      {loading ? (
        <>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <LoaderCircle aria-hidden className="spinner absolute" />
        </>
      ) : (
        children
      )}
    </BaseButton>
  );
}

export type ButtonLinkProps = Omit<ComponentProps<typeof Link>, 'className'> & ButtonLook;

/** A link that looks like a button: it goes somewhere, so it stays a link for the keyboard and the reader. */
export function ButtonLink({ variant, size, square, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClass({ variant, size, square, className })} />;
}

/** A link to a file that looks like a button: the browser keeps the file and stays where it is. */
export function DownloadLink({
  variant,
  size,
  className,
  ...rest
}: Omit<ComponentProps<'a'>, 'className'> & Omit<ButtonLook, 'square'>) {
  return <a {...rest} download className={buttonClass({ variant, size, className })} />;
}
