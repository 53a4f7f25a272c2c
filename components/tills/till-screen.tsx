'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCounter } from '@/components/sales/counter-context';
import { ScreenFrame } from '@/components/sales/screen-frame';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatBusinessDay, formatDateTime, formatTime } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { CloseTill } from './close-till';
import { MoveCash } from './move-cash';
import { OpenTill } from './open-till';
import { SessionReport } from './session-report';

type Task =
  | { name: 'overview' }
  | { name: 'move' }
  | { name: 'close' }
  | { name: 'report'; sessionId: string };

/** The drawer: what comes in and out of it, closing it, and its reports. */
export function TillScreen() {
  const t = useTranslations('tills');
  const locale = useLocale();
  const { session, settings, can } = useCounter();
  const [task, setTask] = useState<Task>({ name: 'overview' });
  const overview = () => setTask({ name: 'overview' });
  if (task.name === 'report') {
    return (
      <ScreenFrame title={t('title', { till: settings.till.code })}>
        <SessionReport sessionId={task.sessionId} onBack={overview} />
      </ScreenFrame>
    );
  }
  if (task.name === 'close' && session) {
    return (
      <ScreenFrame title={t('close.title')}>
        <CloseTill
          sessionId={session.id}
          onBack={overview}
          onClosed={() => setTask({ name: 'report', sessionId: session.id })}
        />
      </ScreenFrame>
    );
  }
  return (
    <ScreenFrame title={t('title', { till: settings.till.code })}>
      {session ? (
        <>
          <div className="flex flex-wrap items-center gap-3 rounded-md border border-rule bg-paper p-4">
            <p className="min-w-52 flex-1 text-base">
              {t('openSince', {
                person: session.openedBy,
                time: formatDateTime(session.openedAt, { locale, timeZone: settings.store.timeZone }),
              })}
              <span className="block text-ink-soft text-sm">
                {formatBusinessDay(session.businessDay, locale)}
              </span>
            </p>
            <Button size="lg" onClick={() => setTask({ name: 'report', sessionId: session.id })}>
              {t('xReport')}
            </Button>
            {can('tills.moveCash') ? (
              <Button size="lg" onClick={() => setTask({ name: 'move' })}>
                {t('moveCash')}
              </Button>
            ) : null}
            {can('tills.close') ? (
              <Button size="lg" variant="primary" onClick={() => setTask({ name: 'close' })}>
                {t('closeTill')}
              </Button>
            ) : null}
          </div>
          {task.name === 'move' ? <MoveCash sessionId={session.id} onDone={overview} /> : null}
        </>
      ) : (
        <OpenTill />
      )}
      <PastSessions onChoose={(sessionId) => setTask({ name: 'report', sessionId })} />
    </ScreenFrame>
  );
}

function PastSessions({ onChoose }: { onChoose: (sessionId: string) => void }) {
  const t = useTranslations('tills');
  const locale = useLocale();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const sessions = useQuery(trpc.tills.sessions.queryOptions({ storeId: settings.store.id }));
  const closed = sessions.data?.filter(
    (session) => session.closedAt !== null && session.tillCode === settings.till.code,
  );
  if (sessions.isError) return <Callout tone="late" title={errorText(sessions.error)} />;
  if (!closed?.length) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-ink-soft">{t('pastZ')}</h3>
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {closed.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              onClick={() => onChoose(session.id)}
              className="focus-inset flex min-h-14 w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-left text-base"
            >
              <span className="figures font-semibold">{t('zNumber', { number: session.zNumber ?? 0 })}</span>
              <span className="flex-1 whitespace-nowrap">
                {formatBusinessDay(session.businessDay, locale)}
              </span>
              <span className="figures text-ink-soft text-sm max-sm:order-last max-sm:basis-full">
                {formatTime(session.openedAt, { locale, timeZone: settings.store.timeZone })}–
                {session.closedAt
                  ? formatTime(session.closedAt, { locale, timeZone: settings.store.timeZone })
                  : ''}{' '}
                {session.closedBy}
              </span>
              <Amount fen={session.differenceFen ?? 0} sign="always" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
