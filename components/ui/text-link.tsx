import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** As documents are numbered: S01-02A-000258, PO-000004. */
const DOCUMENT_NUMBER = /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/;

/** A figure, number or name in a text or table that leads to what it stands for. A document's number stays on one line. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  const isNumber = typeof rest.children === 'string' && DOCUMENT_NUMBER.test(rest.children);
  return (
    <Link
      {...rest}
      className={cn('link-reach rounded-sm text-accent underline', isNumber && 'figures', className)}
    />
  );
}
