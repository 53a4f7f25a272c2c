'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { PROPOSED } from '@/server/handovers/handover-schema';
import { useTRPCClient } from '@/trpc/react';
import { type CountLine, linesToSend } from './count-lines-rules';
import { CountStep } from './count-step';
import type { HandoverStart } from './people-step';
import { PeopleStep, type Signers } from './people-step';
import { SignStep } from './sign-step';

const STEPS = ['people', 'count', 'sign'] as const;

/** Two people at a shelf with one phone: who, how many of what, and both their PINs. */
export function HandoverScreen(props: {
  storeId: string;
  start: HandoverStart;
  me: string;
  backHref: string;
}) {
  const { storeId, start } = props;
  const t = useTranslations('handovers');
  const client = useTRPCClient();
  const router = useRouter();
  const [step, setStep] = useState<(typeof STEPS)[number]>('people');
  const [signers, setSigners] = useState<Signers>(() => signersOf(start, props.me));
  const [lines, setLines] = useState<readonly CountLine[]>(() =>
    start.products.slice(0, PROPOSED).map((product) => ({ product, quantity: '', countedAt: null })),
  );
  const [note, setNote] = useState('');
  const pins = useRef({ giver: '', taker: '' });
  // The PINs and the moment of sending are no part of what a repeat has to repeat.
  const send = (
    input: Omit<Parameters<typeof client.handovers.handOver.mutate>[0], 'giver' | 'taker' | 'sentAt'>,
  ) => client.handovers.handOver.mutate({ ...input, ...pins.current, sentAt: new Date() });
  const { act, busy, problem, clear } = useAct(send);
  const nameOf = (id: string) => start.people.find((person) => person.id === id)?.name ?? '';

  async function sign(signed: { giver: string; taker: string }) {
    pins.current = signed;
    const done = await act({
      storeId,
      zoneId: start.zone.id,
      ownerId: start.owner?.id ?? null,
      giverId: signers.giverId,
      toPersonId: signers.takerId,
      note: note.trim(),
      lines: linesToSend(lines),
    });
    pins.current = { giver: '', taker: '' };
    if (!done) return;
    toast.success(t('done', { zone: start.zone.name, name: nameOf(signers.takerId) }), {
      ...(done.differences > 0 ? { description: t('doneDifferences', { count: done.differences }) } : {}),
    });
    router.push(props.backHref);
  }

  return (
    <>
      <p className="text-ink-soft text-sm">
        {t('step', { step: STEPS.indexOf(step) + 1 })} · {t(`steps.${step}`)}
      </p>
      {problem ? <Callout tone="late" title={problem} /> : null}
      {step === 'people' ? (
        <PeopleStep start={start} signers={signers} onSigners={setSigners} onNext={() => setStep('count')} />
      ) : null}
      {step === 'count' ? (
        <CountStep
          storeId={storeId}
          candidates={start.products}
          lines={lines}
          onLines={setLines}
          note={note}
          onNote={setNote}
          onBack={() => setStep('people')}
          onNext={() => {
            clear();
            setStep('sign');
          }}
        />
      ) : null}
      {step === 'sign' ? (
        <SignStep
          giver={nameOf(signers.giverId)}
          taker={nameOf(signers.takerId)}
          said={t('counting', { count: linesToSend(lines).length })}
          busy={busy}
          onBack={() => setStep('count')}
          onSigned={sign}
        />
      ) : null}
    </>
  );
}

/** The owner gives where they can sign; whoever holds the phone takes, unless it is theirs. */
function signersOf({ owner, people }: HandoverStart, me: string): Signers {
  const keepers = people.filter((person) => person.keepsZones && person.id !== owner?.id);
  const giverId = owner?.canSign ? owner.id : keepers.length === 1 ? (keepers[0]?.id ?? '') : '';
  const takerId = people.some(({ id }) => id === me) && me !== giverId && me !== owner?.id ? me : '';
  return { giverId, takerId };
}
