'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { useFieldGroup } from './field';

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
};

export type RadioGroupProps<Value extends string> = {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly RadioOption<Value>[];
  /** Boxes with a frame are easier to hit: the default on touch screens. */
  framed?: boolean | undefined;
  columns?: 1 | 2 | 3 | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  'aria-label'?: string | undefined;
  className?: string | undefined;
};

const COLUMNS = { 1: 'grid-cols-1', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' } as const;

/** One of a few, all visible. Put it in a Field (or give `aria-label`) so that the group has a name. */
export function RadioGroup<Value extends string>({
  value,
  onValueChange,
  options,
  framed = false,
  columns = 1,
  className,
  ...rest
}: RadioGroupProps<Value>) {
  const wiring = useFieldGroup();
  const groupId = useId();
  return (
    <Base
      {...wiring}
      {...rest}
      value={value ?? ''}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onValueChange(chosen.value);
      }}
      className={cn('grid', framed ? 'gap-2' : 'gap-1', COLUMNS[columns], className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${groupId}-${option.value}`}
          className={cn(
            'flex cursor-pointer items-start gap-2.5 text-sm has-[[data-disabled]]:cursor-not-allowed has-[[data-disabled]]:text-ink-faint',
            framed
              ? 'min-h-12 rounded-md border border-rule-strong bg-paper px-3 py-3 has-[[data-checked]]:border-accent has-[[data-checked]]:bg-accent-soft'
              : 'py-1 pointer-coarse:py-2.5',
          )}
        >
          <Radio.Root
            id={`${groupId}-${option.value}`}
            // Named in what the server sends already: the library finds the label once the page is alive.
            aria-labelledby={`${groupId}-${option.value}-label`}
            value={option.value}
            disabled={option.disabled}
            className="inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-rule-strong bg-paper data-[checked]:border-accent-fill data-[checked]:bg-accent-fill"
          >
            <Radio.Indicator className="size-2 rounded-full bg-on-accent data-[unchecked]:hidden" />
          </Radio.Root>
          <span className="flex flex-col">
            <span id={`${groupId}-${option.value}-label`}>{option.label}</span>
            {option.hint ? <span className="text-ink-soft text-xs">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </Base>
  );
}
