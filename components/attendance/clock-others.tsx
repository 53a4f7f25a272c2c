'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { newId } from '@/client/new-id';
import { checkPinOffline, offlinePeople } from '@/client/pin-verifier';
import { serverNow } from '@/client/server-time';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { usePinEntry } from '@/components/staff/use-pin-entry';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { formatTime } from '@/lib/format';
import { PIN_LENGTH } from '@/lib/pin-length';
import { isRefusal } from '@/trpc/query-client';
import { useTRPC, useTRPCClient } from '@/trpc/react';

interface Other {
  id: string;
  name: string;
}

/** Colleagues at the same tablet: their name, their PIN. Without a line the tablet checks it, or leaves it to the manager. */
export function ClockOthers({ onDone }: { onDone: (words: string) => void }) {
  const t = useTranslations('attendance.counter');
  const trpc = useTRPC();
  const { settings, person } = useCounter();
  const people = useQuery(trpc.staff.counterPeople.queryOptions());
  const [known, setKnown] = useState<Other[]>([]);
  const [chosen, setChosen] = useState<Other | null>(null);
  useEffect(() => {
    offlinePeople(tabletStore(), settings.store.id).then(
      (found) => setKnown(found.map(({ personId, name }) => ({ id: personId, name }))),
      () => undefined,
    );
  }, [settings.store.id]);
  const others = (people.data ?? known).filter(({ id }) => id !== person.id);
  if (others.length === 0) return null;
  return (
    <section aria-label={t('others')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('others')}</h3>
      <p className="text-ink-soft text-sm">{t('othersHint')}</p>
      <div className="flex flex-wrap gap-3">
        {others.map((other) => (
          <Button key={other.id} size="lg" onClick={() => setChosen(other)}>
            {other.name}
          </Button>
        ))}
      </div>
      <Dialog open={chosen !== null} onOpenChange={(open) => (open ? undefined : setChosen(null))}>
        {chosen ? (
          <DialogContent title={t('pinFor', { name: chosen.name })} description={t('clockWithPin')}>
            <ByPin
              other={chosen}
              onDone={(words) => {
                setChosen(null);
                onDone(words);
              }}
            />
          </DialogContent>
        ) : null}
      </Dialog>
    </section>
  );
}

function ByPin({ other, onDone }: { other: Other; onDone: (words: string) => void }) {
  const t = useTranslations('attendance.counter');
  const pinWords = useTranslations('auth.pin');
  const locale = useLocale();
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { settings, punches } = useCounter();
  const { id: storeId, timeZone } = settings.store;
  const [requestId] = useState(newId);
  const [problem, setProblem] = useState<string | null>(null);

  async function tryPin(pin: string) {
    const occurredAt = serverNow();
    const time = formatTime(occurredAt, { locale, timeZone });
    const what = { storeId, personId: other.id, kind: 'CLOCK' as const, reason: '' };
    try {
      await client.attendance.punchByPin.mutate({ ...what, requestId, occurredAt, pin });
      return onDone(t('said', { name: other.name, time }));
    } catch (error) {
      if (isRefusal(error)) return setProblem(errorText(error));
    }
    // Nobody answered: the tablet says what it can, and keeps it; should the other have come through after all, a second tap within two minutes is the same.
    const answer = await checkPinOffline(tabletStore(), other.id, pin).catch(() => 'gone' as const);
    if (answer === 'wrong') return setProblem(t('wrong'));
    const proof = answer === 'right' ? ('TABLET' as const) : ('NONE' as const);
    try {
      const id = newId();
      await punches.add({
        ...what,
        id,
        name: other.name,
        occurredAt: occurredAt.getTime(),
        proof,
        refusal: null,
      });
      onDone(t(proof === 'TABLET' ? 'said' : 'saidUnproved', { name: other.name, time }));
    } catch {
      setProblem(t('cannotKeep'));
    }
  }

  const entry = usePinEntry(tryPin, { enabled: true });
  const wrong = entry.count > 0 ? null : problem;
  return (
    <div className="mx-auto flex w-full max-w-80 flex-col gap-4">
      <PinDots
        count={entry.count}
        length={PIN_LENGTH}
        invalid={wrong !== null}
        label={pinWords('typed', { count: entry.count, length: PIN_LENGTH })}
      />
      <p role="alert" className="min-h-6 text-center text-alarm">
        {wrong}
      </p>
      <NumberPad aria-label={pinWords('pad')} layout="pin" size="lg" onKey={entry.press} />
    </div>
  );
}
