'use client';

import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { FormDialog } from './form-dialog';

/** A button and the form behind it, which does one thing: it closes and says so, or stays open with what was refused. */
export function ActDialog({
  label,
  buttonName,
  variant,
  size,
  title,
  description,
  cancelLabel,
  deed,
  submit,
  done,
  children,
}: Pick<ComponentProps<typeof Button>, 'variant' | 'size'> & {
  /** Of the button that opens it and of the one that sends it. */
  label: string;
  /** What a reader hears of the button that opens it, where a page has several of one label. */
  buttonName?: string | undefined;
  title: string;
  description?: ReactNode;
  /** Where the deed itself cancels something: what the other button keeps. */
  cancelLabel?: string | undefined;
  /** Of `useAct`. */
  deed: { busy: boolean; problem: string | null; clear: () => void };
  /** Sends it; false while something is missing or when it was refused. */
  submit: () => Promise<boolean>;
  /** What is said afterwards. */
  done: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!(await submit())) return;
    setOpen(false);
    toast.success(done);
  }

  return (
    <>
      <Button variant={variant} size={size} aria-label={buttonName} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) deed.clear();
        }}
        title={title}
        description={description}
        submitLabel={label}
        cancelLabel={cancelLabel}
        busy={deed.busy}
        problem={deed.problem}
        onSubmit={send}
      >
        {children}
      </FormDialog>
    </>
  );
}
