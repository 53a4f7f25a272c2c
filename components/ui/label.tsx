import type { ComponentProps } from 'react';
import { cn } from './cn';

export type LabelProps = Omit<ComponentProps<'label'>, 'htmlFor'> & {
  /** The id of the control it names. */
  htmlFor: string;
  required?: boolean | undefined;
};

/** A control's name. The asterisk is for eyes; the control itself carries `required` for readers. */
export function Label({ htmlFor, required, className, children, ...rest }: LabelProps) {
  return (
    <label {...rest} htmlFor={htmlFor} className={cn('font-medium text-ink text-sm', className)}>
      {children}
      {required ? (
        <span aria-hidden className="ml-0.5 text-ink-soft">
          *
        </span>
      ) : null}
    </label>
  );
}
