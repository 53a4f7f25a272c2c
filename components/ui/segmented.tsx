'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useFieldGroup } from './field';

export type Segment<Value extends string> = {
  value: Value;
  label: ReactNode;
  disabled?: boolean | undefined;
};

export type SegmentedProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  segments: readonly Segment<Value>[];
  /** lg is 48 px: for the counter. */
  size?: 'md' | 'lg' | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
};

/** Two to five modes side by side, one of them on. Arrow keys move, as in any group of radios. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  segments,
  size = 'md',
  className,
  ...rest
}: SegmentedProps<Value>) {
  const wiring = useFieldGroup();
  return (
    <Base
      {...wiring}
      {...rest}
      value={value}
      onValueChange={(next) => {
        const chosen = segments.find((segment) => segment.value === next);
        if (chosen) onValueChange(chosen.value);
      }}
      className={cn('flex rounded-md border border-rule-strong bg-paper p-px', className)}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          nativeButton
          render={<button type="button" />}
          className={cn(
            'focus-inset flex min-w-0 flex-1 items-center justify-center gap-1.5 rounded-[6px] px-1 text-ink-soft sm:px-3',
            'hover:text-ink data-[disabled]:cursor-not-allowed data-[checked]:bg-accent-fill data-[checked]:font-medium data-[disabled]:text-ink-faint data-[checked]:text-on-accent',
            'leading-tight',
            size === 'lg' ? 'min-h-11 py-1 text-base' : 'min-h-8 py-1 text-sm pointer-coarse:min-h-11',
          )}
        >
          {segment.label}
        </Radio.Root>
      ))}
    </Base>
  );
}
