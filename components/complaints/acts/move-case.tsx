'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { STATES, VERDICTS } from '@/server/complaints/complaint-rules';
import { useTRPCClient } from '@/trpc/react';
import { type OfCase, Words } from './of-case';

/** The next state, of those there are from here. */
export function MoveCase({
  storeId,
  complaintId,
  version,
  moves,
  primary,
}: OfCase & { moves: readonly string[]; primary: boolean }) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.move.mutate);
  const [chosen, setTo] = useState('');
  const [text, setText] = useState('');
  const offered = STATES.filter((one) => moves.includes(one));
  const to = offered.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('acts.move')}
      variant={primary ? 'primary' : 'secondary'}
      title={t('acts.move')}
      deed={deed}
      submit={async () => {
        if (!to || to === 'NEW' || to === 'ACKNOWLEDGED' || to === 'CLOSED') return false;
        return (await deed.act({ storeId, complaintId, version, to, text })) !== undefined;
      }}
      done={t('acts.moved')}
    >
      <Field label={t('acts.moveTo')} required>
        <Select
          value={chosen}
          placeholder={t('acts.moveTo')}
          onChange={(event) => setTo(event.target.value)}
          options={offered.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        />
      </Field>
      <Words label={t('acts.why')} value={text} onChange={setText} />
    </ActDialog>
  );
}

/** The customer did not answer. */
export function NoteTry({ storeId, complaintId, tries }: OfCase & { tries: number }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.try.mutate);
  return (
    <>
      <Button loading={busy} onClick={() => act({ storeId, complaintId }, String(tries))}>
        {t('try')}
        {tries > 0 ? <span className="text-ink-soft text-xs">{t('tried', { tries })}</span> : null}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** The end, with what the customer says of it. */
export function CloseCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.close.mutate);
  const [chosen, setVerdict] = useState('');
  const [text, setText] = useState('');
  const verdict = VERDICTS.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('acts.close')}
      variant="primary"
      title={t('acts.close')}
      deed={deed}
      submit={async () =>
        verdict !== undefined &&
        text.trim() !== '' &&
        (await deed.act({ storeId, complaintId, version, verdict, text })) !== undefined
      }
      done={t('acts.closed')}
    >
      <Field label={t('acts.verdict')} required>
        <Select
          value={chosen}
          placeholder={t('acts.verdict')}
          onChange={(event) => setVerdict(event.target.value)}
          options={VERDICTS.map((one) => ({ value: one, label: t(`verdicts.${one}`) }))}
        />
      </Field>
      <Words label={t('acts.closeText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** A new round. */
export function ReopenCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.reopen.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('reopen')}
      title={t('reopen')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' && (await deed.act({ storeId, complaintId, version, text })) !== undefined
      }
      done={t('reopened')}
    >
      <Words label={t('why')} value={text} onChange={setText} required />
    </ActDialog>
  );
}
