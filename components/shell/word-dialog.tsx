'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { pageIsOld } from './answered';
import { useErrorText } from './use-error-text';
import { useOver } from './use-over';
import { useRequestId } from './use-request-id';

export interface WordDialogProps {
  label: string;
  /** What a reader hears of the button, where a page has several of one label. */
  buttonName?: string | undefined;
  title: string;
  hint: ReactNode;
  /** Left out: nothing to type. */
  fieldLabel?: string;
  required?: boolean;
  variant?: 'primary' | 'secondary';
  size?: 'sm' | 'md';
  /** Of the text; without it 200 where it must be there, else 2000. */
  maxLength?: number;
  disabled?: boolean;
  /** Why it cannot be done yet. */
  missing?: string | null;
  /** Why it cannot be done any more, where it could a moment ago: there is no button then. */
  over?: string | null;
  run: (text: string, requestId: string) => Promise<unknown>;
  done: string;
}

/** A step that cannot be taken back: says what it does, takes a word, and sends one request however often it is pressed. */
export function WordDialog({
  label,
  buttonName,
  title,
  hint,
  fieldLabel,
  required = false,
  variant = 'primary',
  size = 'md',
  maxLength = required ? 200 : 2000,
  disabled = false,
  missing = null,
  over = null,
  run,
  done,
}: WordDialogProps) {
  const t = useTranslations('common');
  const errorText = useErrorText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  /** The same words after a lost answer are the same request, also when the dialog was closed in between. */
  const request = useRequestId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setFailure(null);
    try {
      await run(text, request.of(text));
      request.done();
      setOpen(false);
      toast.success(done);
      router.refresh();
    } catch (error) {
      setFailure(errorText(error));
      if (pageIsOld(error)) router.refresh();
    } finally {
      setBusy(false);
    }
  }

  function toggle(next: boolean) {
    setOpen(next);
    setFailure(null);
  }

  useOver(over, { open, busy, close: () => toggle(false) });
  if (over !== null) return null;

  return (
    <>
      <Button
        aria-label={buttonName}
        variant={variant}
        size={size}
        disabled={disabled}
        missing={missing}
        onClick={() => toggle(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onOpenChange={toggle}>
        <DialogContent
          title={title}
          description={hint}
          footer={
            <>
              <Button variant="ghost" onClick={() => toggle(false)}>
                {t('cancel')}
              </Button>
              <Button
                variant="primary"
                loading={busy}
                missing={required && text.trim() === '' ? t('fillIn', { field: fieldLabel ?? '' }) : null}
                onClick={send}
              >
                {label}
              </Button>
            </>
          }
        >
          {fieldLabel ? (
            <Field label={fieldLabel} required={required}>
              <Textarea
                value={text}
                maxLength={maxLength}
                onChange={(event) => setText(event.target.value)}
              />
            </Field>
          ) : null}
          {failure ? <Callout tone="late" title={failure} /> : null}
        </DialogContent>
      </Dialog>
    </>
  );
}
