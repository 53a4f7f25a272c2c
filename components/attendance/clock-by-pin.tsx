'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { checkPinOffline } from '@/client/pin-verifier';
import type { Outgoing } from '@/client/send-attachment';
import { serverNow } from '@/client/server-time';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { usePinEntry } from '@/components/staff/use-pin-entry';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { PIN_LENGTH } from '@/lib/pin-length';
import { isRefusal } from '@/trpc/query-client';
import { useTRPCClient } from '@/trpc/react';
import { clockedJustBefore, hasClocked } from './last-clocked';
import { PhotoStep } from './photo-step';
import { useAsksPhoto } from './use-asks-photo';
import { type Said, type Tapped, useClockWords } from './use-clock-words';
import { sendPunchPhoto } from './use-punch-wire';

interface Other {
  id: string;
  name: string;
}

/**
 * A colleague's PIN, and a photo where the store wants one. Without a line the tablet checks the PIN; where it cannot, a photo stands in
 * for it until a manager says who it was.
 */
export function ClockByPin({
  other,
  way,
  onDone,
}: {
  other: Other;
  way: Tapped['way'];
  onDone: (said: Said) => void;
}) {
  const t = useTranslations('attendance.counter');
  const { settings } = useCounter();
  const asks = useAsksPhoto(settings.store.id);
  /** undefined: not asked yet; null: none could be taken. */
  const [photo, setPhoto] = useState<Outgoing | null | undefined>(undefined);
  /** When the PIN was typed that nobody could check. */
  const [unproved, setUnproved] = useState<Date | null>(null);
  const { say, sayBefore, keep, problem } = useKeptPunch({ ...other, way }, onDone);
  if (unproved)
    return (
      <>
        <PhotoStep
          name={other.name}
          why={t('photoUnproved')}
          onPhoto={(taken) => void keep(unproved, 'NONE', taken)}
        />
        <Problem words={problem} />
      </>
    );
  if (asks && photo === undefined)
    return <PhotoStep name={other.name} why={t('photoAsked')} onPhoto={setPhoto} />;
  return (
    <PinOf
      other={other}
      photo={photo ?? null}
      onJustBefore={sayBefore}
      onRight={say}
      onOffline={(at, isRight) => {
        if (isRight) void keep(at, 'TABLET', photo ?? null);
        else if (photo) void keep(at, 'NONE', photo);
        else setUnproved(at);
      }}
    />
  );
}

function PinOf(props: {
  other: Other;
  photo: Outgoing | null;
  onJustBefore: (before: Date) => void;
  onRight: (at: Date, punchId: string) => void;
  /** Nobody answered; whether the tablet knew the PIN. */
  onOffline: (at: Date, isRight: boolean) => void;
}) {
  const { other, photo } = props;
  const t = useTranslations('attendance.counter');
  const pinWords = useTranslations('auth.pin');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const storeId = useCounter().settings.store.id;
  const [requestId] = useState(newId);
  const [problem, setProblem] = useState<string | null>(null);

  async function tryPin(pin: string) {
    const occurredAt = serverNow();
    const before = clockedJustBefore(other.id, occurredAt);
    if (before) return props.onJustBefore(before);
    try {
      const photoId = photo ? await sendPunchPhoto(storeId, photo) : null;
      await client.attendance.punchByPin.mutate({
        ...{ storeId, requestId, occurredAt, pin, personId: other.id, kind: 'CLOCK', reason: '' },
        ...(photoId ? { photoId } : {}),
      });
      return props.onRight(occurredAt, requestId);
    } catch (error) {
      if (isRefusal(error)) return setProblem(errorText(error));
    }
    // Should the other have come through after all, a second tap within two minutes is the same.
    const answer = await checkPinOffline(tabletStore(), other.id, pin).catch(() => 'gone' as const);
    if (answer === 'wrong') return setProblem(t('wrong'));
    props.onOffline(occurredAt, answer === 'right');
  }

  const entry = usePinEntry(tryPin, { enabled: true });
  const wrong = entry.count > 0 ? null : problem;
  return (
    <div className="mx-auto flex w-full max-w-80 flex-col gap-4">
      <p className="text-center">{t('clockWithPin')}</p>
      <PinDots
        count={entry.count}
        length={PIN_LENGTH}
        invalid={wrong !== null}
        label={pinWords('typed', { count: entry.count, length: PIN_LENGTH })}
      />
      <Problem words={wrong} />
      <NumberPad aria-label={pinWords('pad')} layout="pin" size="lg" onKey={entry.press} />
    </div>
  );
}

function Problem({ words }: { words: string | null }) {
  return (
    <p role="alert" className="min-h-6 text-center text-alarm">
      {words}
    </p>
  );
}

/** Keeps a colleague's punch on the tablet, to be delivered, and says what became of it. */
function useKeptPunch(other: Other & { way: Tapped['way'] }, onDone: (said: Said) => void) {
  const t = useTranslations('attendance.counter');
  const { settings, punches } = useCounter();
  const words = useClockWords();
  const storeId = settings.store.id;
  const [problem, setProblem] = useState<string | null>(null);
  const tapped = (id: string, at: Date) => ({ id, personId: other.id, name: other.name, way: other.way, at });
  async function keep(at: Date, proof: 'TABLET' | 'NONE', photo: Outgoing | null) {
    const id = newId();
    try {
      await punches.add({
        ...{ id, storeId, personId: other.id, name: other.name, kind: 'CLOCK', reason: '' },
        ...{ occurredAt: at.getTime(), proof, photo, refusal: null },
      });
      hasClocked(other.id, at);
      onDone(words.said(tapped(id, at), proof === 'TABLET'));
    } catch {
      setProblem(t('cannotKeep'));
    }
  }
  function say(at: Date, punchId: string) {
    hasClocked(other.id, at);
    onDone(words.said(tapped(punchId, at)));
  }
  return { keep, problem, say, sayBefore: (at: Date) => onDone(words.justBefore(other.name, at)) };
}
