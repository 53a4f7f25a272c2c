'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { clockOffMs, onClockHeard } from '@/client/server-time';
import { ClockButton } from '@/components/attendance/clock-button';
import { DeadlineClock } from '@/components/shell/deadline-clock';
import { Connection, StatusStrip } from '@/components/shell/status-strip';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { useOpeningDay } from '@/components/tills/use-opening-day';
import { BusinessDay } from '@/components/ui/date-time';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { CounterMenu } from './counter-menu';
import { useReadyOffline } from './start/use-ready-offline';
import { useOnline } from './use-online';
import { useUnsent } from './use-unsent';

const EVERY_MS = 60_000;

/** Whether anybody answers, and what waits for it: behind the lock too. */
export function CounterConnection() {
  const online = useOnline();
  const serverAnswers = useServerAnswers();
  return (
    <Connection
      online={online}
      serverAnswers={serverAnswers}
      {...useUnsent()}
      readyOffline={useReadyOffline()}
    />
  );
}

/** What a cashier must always see, and the way to everything that is not selling. */
export function CounterStrip() {
  const { settings, person, session, can, practice } = useCounter();
  const trpc = useTRPC();
  const openingDay = useOpeningDay();
  const online = useOnline();
  const serverAnswers = useServerAnswers();
  const unsent = useUnsent();
  const readyOffline = useReadyOffline();
  const clockOff = useSyncExternalStore(onClockHeard, clockOffMs, () => 0);
  const yesterday = useQuery({
    ...trpc.reports.yesterday.queryOptions({ storeId: settings.store.id }),
    enabled: can('reports.read'),
    refetchInterval: EVERY_MS,
  });
  useLive(['reports'], () => void yesterday.refetch(), [settings.store.id]);
  const report = yesterday.data?.report;
  const isIn = !report || ['SUBMITTED', 'ACCEPTED'].includes(report.state);
  return (
    <StatusStrip
      store={settings.store.name}
      till={settings.till.code}
      cashier={person.name}
      businessDay={
        <BusinessDay
          day={session?.businessDay ?? openingDay ?? yesterday.data?.today ?? settings.businessDay}
        />
      }
      online={online}
      serverAnswers={serverAnswers}
      {...unsent}
      readyOffline={readyOffline}
      clockOffMs={clockOff}
      deadline={
        isIn ? null : <DeadlineClock deadlineAt={report.deadlineAt} timeZone={settings.store.timeZone} />
      }
      menu={
        <>
          {can('attendance.punch') && !practice ? <ClockButton /> : null}
          <CounterMenu />
        </>
      }
    />
  );
}
