'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPC } from '@/trpc/react';

interface Of {
  storeId: string;
  day: string;
}

/** Submits the day as it stands, with a note to finance. */
export function SubmitReport({ storeId, day, blocked }: Of & { blocked: string | null }) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const submit = useMutation(trpc.reports.submit.mutationOptions());
  return (
    <WordDialog
      label={t('submit')}
      title={t('submitTitle')}
      hint={blocked ?? t('submitHint')}
      fieldLabel={t('notes')}
      disabled={blocked !== null}
      run={(notes, requestId) => submit.mutateAsync({ storeId, day, notes, requestId })}
      done={t('submitted')}
    />
  );
}

/** Finance's two answers to a submitted version. */
export function DecideReport({ storeId, day, version }: Of & { version: number }) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const accept = useMutation(trpc.reports.accept.mutationOptions());
  const giveBack = useMutation(trpc.reports.return.mutationOptions());
  return (
    <>
      <WordDialog
        label={t('return')}
        variant="secondary"
        title={t('returnTitle')}
        hint={t('returnHint')}
        fieldLabel={t('reason')}
        required
        run={(reason, requestId) => giveBack.mutateAsync({ storeId, day, version, reason, requestId })}
        done={t('returned')}
      />
      <WordDialog
        label={t('accept')}
        title={t('acceptTitle')}
        hint={t('acceptHint')}
        run={(_, requestId) => accept.mutateAsync({ storeId, day, version, requestId })}
        done={t('accepted')}
      />
    </>
  );
}

interface WordDialogProps {
  label: string;
  title: string;
  hint: ReactNode;
  /** Left out: nothing to type. */
  fieldLabel?: string;
  required?: boolean;
  variant?: 'primary' | 'secondary';
  disabled?: boolean;
  run: (text: string, requestId: string) => Promise<unknown>;
  done: string;
}

/** A step that cannot be taken back: says what it does, takes a word, and sends one request however often it is pressed. */
function WordDialog({
  label,
  title,
  hint,
  fieldLabel,
  required = false,
  variant = 'primary',
  disabled = false,
  run,
  done,
}: WordDialogProps) {
  const t = useTranslations('common');
  const errorText = useErrorText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [requestId, setRequestId] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setFailure(null);
    try {
      await run(text, requestId);
      setOpen(false);
      toast.success(done);
      router.refresh();
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  function toggle(next: boolean) {
    setOpen(next);
    setFailure(null);
    if (next) setRequestId(crypto.randomUUID());
  }

  return (
    <>
      <Button variant={variant} disabled={disabled} onClick={() => toggle(true)}>
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
              <Button loading={busy} disabled={required && text.trim() === ''} onClick={send}>
                {label}
              </Button>
            </>
          }
        >
          {fieldLabel ? (
            <Field label={fieldLabel} required={required}>
              <Textarea
                value={text}
                maxLength={required ? 200 : 2000}
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
