'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { newId } from '@/client/new-id';
import { serverNow } from '@/client/server-time';
import type { WaitingPunch } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';
import { ScreenFrame } from '@/components/sales/screen-frame';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { formatTime } from '@/lib/format';
import type { PunchKind } from '@/server/attendance/attendance-rules';
import { useTRPC } from '@/trpc/react';
import { ClockOthers } from './clock-others';
import { ClockSaid } from './clock-said';
import { clockedJustBefore, hasClocked } from './last-clocked';
import { PhotoStep } from './photo-step';
import { StepOut } from './step-out';
import { useAsksPhoto } from './use-asks-photo';
import { type Said, type Tapped, useClockWords } from './use-clock-words';
import { whichWay } from './which-way';

const EVERY_MS = 20_000;
/** Without a line it is known no longer who was there, ms. */
const KNOWN_MS = 12 * 3_600_000;

type Here = { personId: string; name: string; since: Date; steppedOutAt: Date | null };

/** Clocking in and out at the counter: oneself by a tap, others by their PIN. Kept on the tablet first, so that no line is needed. */
export function ClockScreen() {
  const t = useTranslations('attendance.counter');
  const trpc = useTRPC();
  const locale = useLocale();
  const { settings, punches } = useCounter();
  const { id: storeId, timeZone } = settings.store;
  const here = useQuery({ ...trpc.attendance.atWork.queryOptions({ storeId }), refetchInterval: EVERY_MS });
  const waiting = useSyncExternalStore(punches.subscribe, punches.getSnapshot, punches.getSnapshot);
  const unsent = waiting.filter(({ refusal }) => !refusal).length;
  const { refetch } = here;
  // What was delivered changes who is here.
  useEffect(() => {
    if (unsent === 0) void refetch();
  }, [unsent, refetch]);
  const [said, setSaid] = useState<Said | null>(null);
  const wayOf = (personId: string) =>
    whichWay(
      personId,
      serverNow().getTime() - here.dataUpdatedAt < KNOWN_MS ? here.data : undefined,
      punches.getSnapshot(),
    );
  const time = (at: Date) => formatTime(at, { locale, timeZone });
  const known = here.isError ? null : (here.data ?? null);
  return (
    <ScreenFrame title={t('title')}>
      <ClockSaid said={said} onSaid={setSaid} />
      {unsent > 0 ? <Callout tone="warn" title={t('waiting', { count: unsent })} /> : null}
      <Refused rows={waiting} time={time} />
      <OwnClock here={known} isOffline={here.isError} time={time} wayOf={wayOf} onSaid={setSaid} />
      <ClockOthers
        wayOf={wayOf}
        onDone={(done) => {
          setSaid(done);
          void here.refetch();
        }}
      />
      <section aria-label={t('now')} className="flex flex-col gap-2">
        <h3 className="font-semibold">{t('now')}</h3>
        {here.isError ? <p className="text-ink-soft">{t('offline')}</p> : null}
        {known?.length === 0 ? <p className="text-ink-soft">{t('nobody')}</p> : null}
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
          {here.data?.map((one) => (
            <li key={one.personId} className="flex flex-wrap justify-between gap-2 p-3">
              <span>{one.name}</span>
              <span className="text-ink-soft">
                {one.steppedOutAt
                  ? t('away', { time: time(one.steppedOutAt) })
                  : t('since', { time: time(one.since) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </ScreenFrame>
  );
}

/** One's own punch. @param props.here null: not known at this moment */
function OwnClock(props: {
  here: readonly Here[] | null;
  isOffline: boolean;
  time: (at: Date) => string;
  wayOf: (personId: string) => Tapped['way'];
  onSaid: (said: Said) => void;
}) {
  const { here, isOffline, time } = props;
  const t = useTranslations('attendance.counter');
  const { settings, person, punches } = useCounter();
  const storeId = settings.store.id;
  const asks = useAsksPhoto(storeId);
  const [posing, setPosing] = useState(false);
  const words = useClockWords();

  async function keep(punch: Pick<WaitingPunch, 'reason' | 'photo'> & { kind: PunchKind }) {
    const occurredAt = serverNow();
    const before = punch.kind === 'CLOCK' ? clockedJustBefore(person.id, occurredAt) : null;
    if (before) return props.onSaid(words.justBefore(person.name, before));
    const [id, way] = [newId(), props.wayOf(person.id)];
    const own = { personId: person.id, name: person.name, proof: 'SESSION' as const };
    try {
      await punches.add({
        ...{ id, storeId, ...own, ...punch },
        ...{ occurredAt: occurredAt.getTime(), refusal: null },
      });
      if (punch.kind === 'CLOCK') hasClocked(person.id, occurredAt);
      props.onSaid(
        punch.kind === 'CLOCK'
          ? words.said({ id, personId: person.id, name: person.name, at: occurredAt, way })
          : { words: t(`saidOf.${punch.kind}`, { name: person.name, time: time(occurredAt) }) },
      );
    } catch {
      toast.error(t('cannotKeep'));
    }
  }

  const own = here?.find(({ personId }) => personId === person.id);
  const back = (
    <Button size="lg" onClick={() => void keep({ kind: 'STEP_BACK', reason: '' })}>
      {t('back')}
    </Button>
  );
  return (
    <Card>
      <section aria-label={person.name} className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h3 className="font-semibold text-2xl">{person.name}</h3>
          <span className="text-ink-soft">{here ? <Where own={own} time={time} /> : null}</span>
        </div>
        <div className="flex flex-wrap gap-3">
          <Button
            size="lg"
            variant="primary"
            className="min-w-40"
            onClick={() => (asks ? setPosing(true) : void keep({ kind: 'CLOCK', reason: '' }))}
          >
            {t(here ? (own ? 'out' : 'in') : 'either')}
          </Button>
          {own?.steppedOutAt ? (
            back
          ) : here && !own ? null : (
            <StepOut onStep={(reason) => void keep({ kind: 'STEP_OUT', reason })} />
          )}
          {isOffline ? back : null}
        </div>
      </section>
      <Dialog open={posing} onOpenChange={setPosing}>
        <DialogContent title={t('photoAsked')}>
          <PhotoStep
            name={person.name}
            onPhoto={(photo) => {
              setPosing(false);
              void keep({ kind: 'CLOCK', reason: '', photo });
            }}
          />
        </DialogContent>
      </Dialog>
    </Card>
  );
}

function Where({ own, time }: { own: Here | undefined; time: (at: Date) => string }) {
  const t = useTranslations('attendance.counter');
  if (!own) return t('notIn');
  return own.steppedOutAt
    ? t('away', { time: time(own.steppedOutAt) })
    : t('since', { time: time(own.since) });
}

/** What the server will never take: shown until somebody has read it. */
function Refused({ rows, time }: { rows: readonly WaitingPunch[]; time: (at: Date) => string }) {
  const t = useTranslations('attendance.counter');
  const errorText = useErrorText();
  const { punches } = useCounter();
  return rows.map((row) =>
    row.refusal ? (
      <Callout
        key={row.id}
        tone="late"
        title={t(row.kind === 'WITHDRAWAL' ? 'refusedBack' : 'refused', {
          name: row.name,
          time: time(new Date(row.occurredAt)),
          why: errorText({ ...row.refusal, retryable: false }),
        })}
        actions={
          <Button
            aria-label={t('readNamed', { name: row.name, time: time(new Date(row.occurredAt)) })}
            onClick={() => void punches.forget(row.id)}
          >
            {t('read')}
          </Button>
        }
      />
    ) : null,
  );
}
