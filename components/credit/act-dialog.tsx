'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

/** A button that opens a form about an account, and says what came of it. */
export function ActDialog(props: {
  label: string;
  /** Where several buttons of one kind stand on a page: which it is. */
  about?: string | undefined;
  small?: boolean | undefined;
  title: string;
  hint?: string | undefined;
  done: string;
  busy: boolean;
  problem: string | null;
  clear: () => void;
  /** Sends it; false: something is missing or was refused. */
  onSend: () => Promise<boolean>;
  children: ReactNode;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await props.onSend())) return;
    setOpen(false);
    toast.success(props.done);
    router.refresh();
  }
  return (
    <>
      <Button
        size={props.small ? 'sm' : 'md'}
        aria-label={props.about ? `${props.label} ${props.about}` : undefined}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) props.clear();
        }}
        title={props.title}
        description={props.hint}
        submitLabel={props.label}
        busy={props.busy}
        problem={props.problem}
        onSubmit={submit}
      >
        {props.children}
      </FormDialog>
    </>
  );
}
