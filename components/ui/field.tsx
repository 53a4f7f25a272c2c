'use client';

import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { cn } from './cn';
import { Label } from './label';

type FieldWiring = {
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

const FieldContext = createContext<FieldWiring | null>(null);

export type FieldProps = {
  label: ReactNode;
  /** One short line under the label's control. */
  hint?: ReactNode;
  /** What is wrong and what to do. Its presence marks the control invalid. */
  error?: ReactNode;
  required?: boolean | undefined;
  /** Keeps the label for screen readers only, where the place explains itself. */
  hideLabel?: boolean | undefined;
  /** Right of the label: a link, a counter. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
};

/** Label, control, hint and error, with the aria wiring done. Any control of components/ui may stand inside. */
export function Field({
  label,
  hint,
  error,
  required = false,
  hideLabel,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const wiring: FieldWiring = {
    controlId: `${id}-control`,
    labelId: `${id}-label`,
    describedBy: [errorId, hintId].filter(Boolean).join(' ') || undefined,
    invalid: Boolean(error),
    required,
  };
  return (
    <FieldContext value={wiring}>
      <div className={cn('flex min-w-0 flex-col gap-1', className)}>
        <div className={cn('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
          <Label id={wiring.labelId} htmlFor={wiring.controlId} required={required}>
            {label}
          </Label>
          {aside ? <span className="text-ink-soft text-xs">{aside}</span> : null}
        </div>
        {children}
        {hint ? (
          <p id={hintId} className="text-ink-soft text-xs">
            {hint}
          </p>
        ) : null}
        {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      </div>
    </FieldContext>
  );
}

/** The line under a control that says what is wrong. Icon and words, not colour alone. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1 text-alarm text-xs">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

type ControlProps = {
  id?: string | undefined;
  required?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
};

/** What a control inside a Field passes to its element; its own props win. Outside a Field it changes nothing. */
export function useFieldControl(own: ControlProps) {
  const field = useContext(FieldContext);
  const describedBy = [own['aria-describedby'], field?.describedBy].filter(Boolean).join(' ');
  return {
    id: own.id ?? field?.controlId,
    required: own.required ?? (field?.required || undefined),
    'aria-describedby': describedBy || undefined,
    'aria-invalid': own['aria-invalid'] ?? (field?.invalid || undefined),
  };
}

/** Nothing is said to be wrong with the Field around yet, so that a control may say it itself. */
export function useIsFieldSound(): boolean {
  return useContext(FieldContext)?.invalid !== true;
}

/** The same for a group of controls (radios, segments), which is named by the label instead of holding its id. */
export function useFieldGroup() {
  const field = useContext(FieldContext);
  return {
    'aria-labelledby': field?.labelId,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
  };
}
