import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A figure, number or name in a text or table that leads to what it stands for. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={cn('link-reach rounded-sm text-accent underline', className)} />;
}
