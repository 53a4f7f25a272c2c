'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
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
  const deed = useAct(send);
  const [text, setText] = useState('');

  async function submit() {
    if (text.trim() === '' || (await deed.act({ storeId, shareId, text })) === undefined) return false;
    setText('');
    return true;
  }

  return (
    <ActDialog
      label={t(verb)}
      size="lg"
      variant={verb === 'explain' ? 'primary' : 'secondary'}
      title={t(`${verb}Title`)}
      description={t(`${verb}Hint`)}
      deed={deed}
      submit={submit}
      done={t(SAID[verb])}
    >
      <Field label={t('text')} required>
        <Textarea value={text} maxLength={2000} rows={5} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** The person agrees to pay what was decided. */
export function AgreeToPay({ storeId, shareId, owedFen }: Props & { owedFen: number }) {
  const t = useTranslations('shortages');
  const client = useTRPCClient();
  const deed = useAct(client.shortages.acknowledge.mutate);
  return (
    <ActDialog
      label={t('agree')}
      size="lg"
      variant="primary"
      title={t('agreeTitle', { amount: formatMoney(owedFen) })}
      deed={deed}
      submit={async () => (await deed.act({ storeId, shareId })) !== undefined}
      done={t('agreed')}
    >
      <p className="text-sm">{t('agreeHint')}</p>
    </ActDialog>
  );
}
