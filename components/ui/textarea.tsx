'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field';
import { controlClass } from './input';

export type TextareaProps = ComponentProps<'textarea'>;

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  const wiring = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wiring}
      className={controlClass(
        'md',
        cn('field-sizing-content h-auto min-h-20 py-2 pointer-coarse:h-auto', className),
      )}
    />
  );
}
