'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

export interface CallOf {
  storeId: string;
  customerId: string;
  /** Left out: a call by itself. */
  followUpId?: string | undefined;
}

const UNSAID = '0';
const GRADES = ['1', '2', '3', '4', '5'] as const;

/** What came of a call: in vain is a press, the others say a little more. */
export function CallActs({ of }: { of: CallOf }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.followUps.record.mutate);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Reached of={of} />
      <Button
        loading={busy}
        onClick={async () => {
          if (await act({ ...of, outcome: 'NOT_REACHED' })) toast(t(of.followUpId ? 'tomorrow' : 'noted'));
        }}
      >
        {t('outcomes.NOT_REACHED')}
      </Button>
      {of.followUpId ? <CallAgain of={of} /> : null}
      {problem ? <Callout tone="late" title={problem} /> : null}
    </div>
  );
}

function Reached({ of }: { of: CallOf }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.record.mutate);
  const [grade, setGrade] = useState<(typeof GRADES)[number] | typeof UNSAID>(UNSAID);
  const [note, setNote] = useState('');
  const [visitOn, setVisitOn] = useState('');
  return (
    <ActDialog
      label={t('outcomes.REACHED')}
      variant="primary"
      title={t('reachedTitle')}
      deed={deed}
      done={t('noted')}
      submit={async () =>
        (await deed.act({
          ...of,
          outcome: 'REACHED',
          note,
          ...(grade === UNSAID ? {} : { satisfaction: Number(grade) }),
          ...(visitOn === '' ? {} : { visitOn }),
        })) !== undefined
      }
    >
      <Field label={t('satisfaction')} hint={t('satisfactionHint')}>
        <Segmented
          size="lg"
          value={grade}
          onValueChange={setGrade}
          segments={[
            { value: UNSAID, label: t('unsaid') },
            ...GRADES.map((value) => ({ value, label: value })),
          ]}
        />
      </Field>
      <Field label={t('note')}>
        <Textarea value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <Field label={t('visitOn')} hint={t('visitOnHint')}>
        <DateInput value={visitOn} onValueChange={setVisitOn} />
      </Field>
    </ActDialog>
  );
}

function CallAgain({ of }: { of: CallOf }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.record.mutate);
  const [againOn, setAgainOn] = useState('');
  return (
    <ActDialog
      label={t('outcomes.CALL_AGAIN')}
      title={t('againTitle')}
      deed={deed}
      done={t('noted')}
      submit={async () =>
        againOn !== '' && (await deed.act({ ...of, outcome: 'CALL_AGAIN', againOn })) !== undefined
      }
    >
      <Field label={t('againOn')} required>
        <DateInput value={againOn} onValueChange={setAgainOn} />
      </Field>
    </ActDialog>
  );
}
