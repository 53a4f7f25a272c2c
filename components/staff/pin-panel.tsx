'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { OfflineAnswer } from '@/client/pin-verifier';
import { neverSent } from '@/client/server-contact';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { PIN_LENGTH } from '@/lib/pin-length';
import { useTRPC } from '@/trpc/react';
import { signInWith } from './auth-requests';
import { type CounterPerson, PersonTiles } from './person-tiles';
import { usePinEntry } from './use-pin-entry';
import { useWaits } from './use-waits';

export type PinPanelProps = {
  /** The session has begun, or, offline, only the tablet knows the person; who it is of. */
  onSignedIn: (person: CounterPerson, how: { offline: boolean }) => void | Promise<void>;
  /** Runs before the server is asked. */
  beforeSignIn?: (() => Promise<void>) | undefined;
  /** What was right online, where it may be known again here. */
  onRightPin?: ((person: CounterPerson, pin: string) => Promise<void>) | undefined;
  /** Who this tablet knows while nobody answers, and how it knows them. */
  offline?:
    | { people: readonly CounterPerson[]; check: (personId: string, pin: string) => Promise<OfflineAnswer> }
    | undefined;
  /** Whose turn it was: chosen from the start, another one can be. */
  personId?: string | undefined;
};

/**
 * Signs a person in on this counter: their name, then six digits. Everything it asks the server for is guarded by the device's own
 * cookie. Fills the place it is given; see lock-screen.tsx for a lock over a counter.
 */
export function PinPanel({ personId, ...props }: PinPanelProps) {
  const t = useTranslations('auth.pin');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const people = useQuery(trpc.staff.counterPeople.queryOptions());
  const [chosenId, setChosenId] = useState(personId ?? null);
  // The first try in vain is enough: whoever waits for the others may sign in meanwhile.
  const [failedOnce, setFailedOnce] = useState(false);
  if (people.failureCount > 0 && !failedOnce) setFailedOnce(true);
  const known =
    people.data ?? (failedOnce && props.offline?.people.length ? props.offline.people : undefined);
  const chosen = known?.find(({ id }) => id === chosenId) ?? null;

  if (people.isError && !known?.length) {
    return (
      <div className="m-auto w-full max-w-md p-6">
        <Callout
          tone="late"
          title={errorText(people.error)}
          actions={<Button onClick={() => void people.refetch()}>{t('again')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[1fr_minmax(22rem,26rem)]">
      <PersonTiles
        people={known}
        chosenId={chosen?.id ?? null}
        onChoose={({ id }) => setChosenId(id)}
        className={cn(chosen && 'max-lg:hidden')}
      />
      <div className={cn('border-rule bg-paper lg:border-l', !chosen && 'max-lg:hidden')}>
        {chosen ? (
          <PinEntry key={chosen.id} {...props} person={chosen} onBack={() => setChosenId(null)} />
        ) : (
          <p className="flex h-full items-center justify-center p-6 text-ink-soft">{t('chooseFirst')}</p>
        )}
      </div>
    </div>
  );
}

function PinEntry({
  person,
  onBack,
  ...props
}: Omit<PinPanelProps, 'personId'> & { person: CounterPerson; onBack: () => void }) {
  const t = useTranslations('auth.pin');
  const queries = useQueryClient();
  const errorText = useErrorText();
  const waits = useWaits(person.id);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const blocked = busy || waits.seconds > 0;

  async function tryPin(pin: string) {
    setBusy(true);
    try {
      await props.beforeSignIn?.();
      const result = await signInWith('pin', { personId: person.id, pin });
      if (result.ok) {
        await props.onRightPin?.(person, pin).catch(() => undefined);
        // What the last person was told (floors, costs) is not this one's to see.
        await queries.invalidateQueries();
        await props.onSignedIn(person, { offline: false });
        return;
      }
      const { code, params } = codedError(result.error);
      if (code === 'SIGN_IN_LOCKED') waits.start(Number(params?.seconds ?? 30));
      setProblem(
        code === 'SIGN_IN_REFUSED' ? t('wrong') : code === 'SIGN_IN_LOCKED' ? null : errorText(result.error),
      );
    } catch (error) {
      if (!props.offline || !neverSent(error)) return setProblem(errorText(error));
      const answer = await props.offline.check(person.id, pin);
      if (answer === 'right') return await props.onSignedIn(person, { offline: true });
      setProblem(t(answer === 'wrong' ? 'wrong' : 'offlineGone'));
    } finally {
      setBusy(false);
    }
  }

  const entry = usePinEntry(tryPin, { enabled: !blocked });
  // Whoever types again has read what was wrong.
  const wrong = entry.count > 0 ? null : problem;
  const said = entry.isScan ? t('scanned') : wrong;

  return (
    <section aria-label={t('for', { name: person.name })} className="flex h-full flex-col gap-5 p-5 sm:p-8">
      <Button variant="ghost" size="lg" onClick={onBack} className="-ml-3 self-start lg:hidden">
        <ArrowLeft aria-hidden />
        {t('otherPerson')}
      </Button>
      <div className="m-auto flex w-full max-w-80 flex-col gap-5">
        <h2 className="text-center font-semibold text-2xl">{person.name}</h2>
        <PinDots
          count={entry.count}
          length={PIN_LENGTH}
          invalid={wrong !== null}
          label={t('typed', { count: entry.count, length: PIN_LENGTH })}
        />
        <p
          role="status"
          className={cn(
            'min-h-12 text-center',
            said !== null || waits.seconds > 0 ? 'text-alarm' : 'text-ink-soft',
          )}
        >
          {waits.seconds > 0
            ? t('wait', { seconds: waits.seconds })
            : busy
              ? t('checking')
              : (said ?? t('hint'))}
        </p>
        <NumberPad aria-label={t('pad')} layout="pin" size="lg" onKey={entry.press} disabled={blocked} />
      </div>
    </section>
  );
}
