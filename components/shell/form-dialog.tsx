'use client';

import { useTranslations } from 'next-intl';
import { type FormEventHandler, type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { hasUnreadable } from '@/components/ui/unreadable-field';

/** A form in a dialog: fields, what was refused, and its two buttons. It stays open while it is refused. */
export function FormDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  submitLabel?: ReactNode;
  /** Where the form itself cancels something: what the other button keeps. */
  cancelLabel?: ReactNode;
  /** `handleSubmit(…)` of react-hook-form. */
  onSubmit: FormEventHandler<HTMLFormElement>;
  busy: boolean;
  problem: string | null;
  width?: 'sm' | 'md' | 'lg' | undefined;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  const formId = useId();
  return (
    <Dialog open={props.open} onOpenChange={(next) => (props.busy ? undefined : props.onOpenChange(next))}>
      <DialogContent
        title={props.title}
        description={props.description}
        width={props.width}
        footer={
          <>
            <Button disabled={props.busy} onClick={() => props.onOpenChange(false)}>
              {props.cancelLabel ?? t('cancel')}
            </Button>
            <Button type="submit" form={formId} variant="primary" loading={props.busy}>
              {props.submitLabel ?? t('save')}
            </Button>
          </>
        }
      >
        <form
          id={formId}
          onSubmit={(event) => {
            if (hasUnreadable(event.currentTarget)) event.preventDefault();
            else props.onSubmit(event);
          }}
          noValidate
          className="flex flex-col gap-4"
        >
          {props.problem ? <Callout tone="late" title={props.problem} /> : null}
          {props.children}
        </form>
      </DialogContent>
    </Dialog>
  );
}
