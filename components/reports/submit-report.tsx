'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { pageIsOld } from '@/components/shell/answered';
import { FormDialog } from '@/components/shell/form-dialog';
import { useErrorText } from '@/components/shell/use-error-text';
import { useOver } from '@/components/shell/use-over';
import { useRequestId } from '@/components/shell/use-request-id';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPC } from '@/trpc/react';
import { SUBMIT_HASH } from './submit-hash';

interface Props {
  storeId: string;
  day: string;
  /** Why it cannot be submitted now. */
  blocked: string | null;
  /** Items the store wants a written reason for. */
  wantReason: number;
  /** Why there is nothing to submit any more. */
  over: string | null;
}

/** Submits the day as it stands, with a note to finance, and a reason where something is open. */
export function SubmitReport({ storeId, day, blocked, wantReason, over }: Props) {
  const t = useTranslations('reports');
  const openWords = useTranslations('openItems.ofDay');
  const trpc = useTRPC();
  const router = useRouter();
  const errorText = useErrorText();
  const submit = useMutation(trpc.reports.submit.mutationOptions());
  const [open, setOpen] = useState(false);
  /** The same content after a lost answer is the same request, also when the dialog was closed in between. */
  const request = useRequestId();
  const [notes, setNotes] = useState('');
  const [openReason, setOpenReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const follow = () => {
      if (window.location.hash !== `#${SUBMIT_HASH}`) return;
      // The same link again leads here again.
      window.history.replaceState(
        window.history.state,
        '',
        window.location.pathname + window.location.search,
      );
      if (blocked === null && over === null) setOpen(true);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [blocked, over]);

  function toggle(next: boolean) {
    setOpen(next);
    setProblem(null);
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    if (wantReason > 0 && openReason.trim() === '') {
      setProblem(openWords('reasonMissing'));
      return;
    }
    try {
      const content = { storeId, day, notes, openReason };
      await submit.mutateAsync({ ...content, requestId: request.of(content) });
      request.done();
      setOpen(false);
      toast.success(t('submitted'));
      router.refresh();
    } catch (error) {
      setProblem(errorText(error));
      if (pageIsOld(error)) router.refresh();
    }
  }

  useOver(over, { open, busy: submit.isPending, close: () => toggle(false) });
  if (over !== null) return null;

  return (
    <>
      <Button id={SUBMIT_HASH} variant="primary" missing={blocked} onClick={() => toggle(true)}>
        {t('submit')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={toggle}
        title={t('submitTitle')}
        description={t('submitHint')}
        submitLabel={t('submit')}
        busy={submit.isPending}
        problem={problem}
        onSubmit={send}
      >
        {wantReason > 0 ? (
          <Field label={openWords('reason', { count: wantReason })} required>
            <Textarea
              value={openReason}
              maxLength={500}
              onChange={(event) => setOpenReason(event.target.value)}
            />
          </Field>
        ) : null}
        <Field label={t('notes')}>
          <Textarea value={notes} maxLength={2000} onChange={(event) => setNotes(event.target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
