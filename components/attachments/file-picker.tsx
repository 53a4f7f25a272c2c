'use client';

import { type ReactNode, useId } from 'react';
import { buttonClass } from '@/components/ui/button';

/** A button that takes one file: with the camera where one is named (`user` looks at whoever holds the device), else one that is there. */
export function FilePicker(props: {
  /** What a reader hears. */
  name: string;
  accept: string;
  camera?: 'user' | 'environment';
  variant?: 'primary' | 'secondary';
  disabled: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  const inputId = useId();
  return (
    <label
      htmlFor={inputId}
      className={buttonClass({
        size: 'lg',
        ...(props.variant ? { variant: props.variant } : {}),
        className: 'focus-within:outline-2 focus-within:outline-accent has-[:disabled]:text-ink-faint',
      })}
    >
      {props.children}
      <input
        id={inputId}
        type="file"
        accept={props.accept}
        {...(props.camera ? { capture: props.camera } : {})}
        aria-label={props.name}
        disabled={props.disabled}
        className="sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
