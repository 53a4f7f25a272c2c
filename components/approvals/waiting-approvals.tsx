'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { serverNowMs } from '@/client/server-time';
import { useShellSession } from '@/components/shell/session';
import { PERMISSIONS } from '@/server/staff/permissions';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';
import { WaitingApproval } from './waiting-approval';

/** Where nothing is heard, ms: a minute of five is not lost. */
const EVERY_MS = 20_000;

/** What counters ask this person for, on whatever page they are; nothing for whoever may not allow anything. */
export function WaitingApprovals() {
  const t = useTranslations('approvals');
  const trpc = useTRPC();
  const { roles } = useShellSession();
  const mayGrant = PERMISSIONS['approvals.grant'].some((role) => roles.includes(role));
  const { data = [], refetch } = useQuery({
    ...trpc.sales.waitingApprovals.queryOptions(),
    enabled: mayGrant,
    staleTime: 0,
    refetchInterval: EVERY_MS,
  });
  useLive(['approvals'], () => mayGrant && void refetch());
  useExpiry(
    data.map(({ expiresAt }) => expiresAt.getTime()),
    () => void refetch(),
  );
  if (data.length === 0) return null;
  return (
    <section
      aria-label={t('title')}
      aria-live="assertive"
      className="fixed inset-x-2 bottom-16 z-40 flex max-h-[75dvh] flex-col gap-2 overflow-y-auto sm:left-auto sm:w-[26rem] lg:right-4 lg:bottom-4 print:hidden"
    >
      {data.map((request) => (
        <WaitingApproval key={request.id} request={request} onAnswered={() => void refetch()} />
      ))}
    </section>
  );
}

/** What is over leaves the screen by itself. */
function useExpiry(ends: readonly number[], call: () => void): void {
  const next = ends.length > 0 ? Math.min(...ends) : null;
  const end = useEffectEvent(call);
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => end(), Math.max(0, next - serverNowMs()) + 500);
    return () => clearTimeout(timer);
  }, [next]);
}
