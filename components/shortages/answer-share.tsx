'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  shareId: string;
}

/** The person says what they know of it. */
export function ExplainShare(props: Props) {
  const client = useTRPCClient();
  return <SayIt {...props} verb="explain" send={client.shortages.explain.mutate} />;
}

/** The person does not agree with the decision. */
export function ObjectToDecision(props: Props) {
  const client = useTRPCClient();
  return <SayIt {...props} verb="object" send={client.shortages.object.mutate} />;
}

const SAID = { explain: 'explained', object: 'objected' } as const;

function SayIt({
  storeId,
  shareId,
  verb,
  send,
}: Props & {
  verb: 'explain' | 'object';
  send: (input: { requestId: string; storeId: string; shareId: string; text: string }) => Promise<unknown>;
}) {
  const t = useTranslations('shortages');
  const { act, busy, problem, clear } = useAct(send);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');

  async function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    if (!(await act({ storeId, shareId, text }))) return;
    setOpen(false);
    setText('');
    toast.success(t(SAID[verb]));
  }

  return (
    <>
      <Button size="lg" variant={verb === 'explain' ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        {t(verb)}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t(`${verb}Title`)}
        description={t(`${verb}Hint`)}
        submitLabel={t(verb)}
        busy={busy}
        problem={problem}
        onSubmit={say}
      >
        <Field label={t('text')} required>
          <Textarea
            value={text}
            maxLength={2000}
            rows={5}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </FormDialog>
    </>
  );
}

/** The person agrees to pay what was decided. */
export function AgreeToPay({ storeId, shareId, owedFen }: Props & { owedFen: number }) {
  const t = useTranslations('shortages');
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.shortages.acknowledge.mutate);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="lg" variant="primary" onClick={() => setOpen(true)}>
        {t('agree')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t('agreeTitle', { amount: formatMoney(owedFen) })}
        submitLabel={t('agree')}
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          if (!(await act({ storeId, shareId }))) return;
          setOpen(false);
          toast.success(t('agreed'));
        }}
      >
        <p className="text-sm">{t('agreeHint')}</p>
      </FormDialog>
    </>
  );
}
