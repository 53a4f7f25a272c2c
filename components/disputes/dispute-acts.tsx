'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { equalPercents, typedShares } from '@/components/sales/sellers/share-rules';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { OUTCOMES, type Outcome } from '@/server/disputes/dispute-rules';
import { useTRPCClient } from '@/trpc/react';

/** A salesperson says that a line was their sale. */
export function ClaimLine({ storeId, lineId, goods }: { storeId: string; lineId: string; goods: string }) {
  const t = useTranslations('disputes');
  const client = useTRPCClient();
  const deed = useAct(client.disputes.raise.mutate);
  const [words, setWords] = useState('');
  return (
    <ActDialog
      label={t('claim')}
      buttonName={t('claimOf', { goods })}
      size="sm"
      title={t('claimOf', { goods })}
      description={t('claimHint')}
      deed={deed}
      submit={async () => words.trim() !== '' && (await deed.act({ storeId, lineId, words })) !== undefined}
      done={t('claimed')}
    >
      <Field label={t('why')} hint={t('whyHint')} required>
        <Textarea value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

interface OfDispute {
  storeId: string;
  disputeId: string;
}

const ANSWERS = ['agree', 'disagree'] as const;

/** Whose line it is says whether it was the other's sale. */
export function AnswerDispute({ storeId, disputeId }: OfDispute) {
  const t = useTranslations('disputes');
  const client = useTRPCClient();
  const deed = useAct(client.disputes.answer.mutate);
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <ActDialog
      label={t('answer')}
      variant="primary"
      title={t('answer')}
      description={t('answerHint')}
      deed={deed}
      submit={async () => {
        const agrees = answer === 'agree';
        const isMissing = !answer || !(agrees || words.trim() !== '');
        setMissing(isMissing);
        return !isMissing && (await deed.act({ storeId, disputeId, agrees, words })) !== undefined;
      }}
      done={t('answered')}
    >
      <Field label={t('whose')} required>
        <RadioGroup
          framed
          value={answer}
          onValueChange={setAnswer}
          options={[
            { value: 'agree', label: t('doAgree') },
            { value: 'disagree', label: t('dontAgree') },
          ]}
        />
      </Field>
      <Field
        label={t('answerWords')}
        hint={t('whyHint')}
        error={missing ? t('answerMissing') : undefined}
        required={answer === 'disagree'}
      >
        <Textarea value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** A manager, who is none of them, says whose sale it was. */
export function DecideDispute({
  storeId,
  disputeId,
  claimant,
  people,
}: OfDispute & { claimant: string; people: readonly { id: string; name: string; shareBp: number }[] }) {
  const t = useTranslations('disputes');
  const client = useTRPCClient();
  const deed = useAct(client.disputes.decide.mutate);
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [percents, setPercents] = useState(() => equalPercents(people.length).map(String));

  async function submit() {
    const shares = typedShares(
      people
        .map(({ id }, at) => ({ personId: id, percent: percents[at] ?? '' }))
        .filter(({ percent }) => percent.trim() !== '' && percent.trim() !== '0'),
    );
    const isWrong = outcome === 'SHARED' && (!shares || shares.length < 2);
    const said = !outcome || reason.trim() === '' ? t('missing') : isWrong ? t('sharesWrong') : null;
    setProblem(said);
    if (said || !outcome) return false;
    const of = { storeId, disputeId, outcome, reason };
    return (await deed.act(outcome === 'SHARED' && shares ? { ...of, shares } : of)) !== undefined;
  }

  return (
    <ActDialog
      label={t('decide')}
      variant="primary"
      title={t('decide')}
      description={t('decideHint')}
      deed={deed}
      submit={submit}
      done={t('decided')}
    >
      <Field label={t('outcome')} required>
        <RadioGroup
          framed
          value={outcome}
          onValueChange={setOutcome}
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`outcomes.${value}`),
            hint: t(`outcomeHints.${value}`, { name: claimant }),
          }))}
        />
      </Field>
      {outcome === 'SHARED'
        ? people.map(({ id, name }, at) => (
            <Field key={id} label={t('percentOf', { name })} required>
              <Input
                numeric
                inputMode="numeric"
                maxLength={3}
                value={percents[at] ?? ''}
                onChange={({ target }) =>
                  setPercents((now) => now.map((one, place) => (place === at ? target.value : one)))
                }
              />
            </Field>
          ))
        : null}
      <Field label={t('reason')} hint={t('reasonHint')} required>
        <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </ActDialog>
  );
}
