'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import type { LeaveAsked, LeaveKind } from '@/server/roster/leave/leave-rules';
import { useTRPC } from '@/trpc/react';

const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;

/** Before it is sent: what a leave takes, what is left of its kind, and what remains after. */
export function LeaveBalance({
  storeId,
  kind,
  asked,
}: {
  storeId: string;
  kind: LeaveKind;
  asked: LeaveAsked;
}) {
  const t = useTranslations('roster.leave');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.roster.leavePreview.queryOptions({ storeId, kind, ...asked }));
  if (!data) return <p className="min-h-5 text-ink-soft text-sm sm:col-span-2">{t('counting')}</p>;
  const { minutes, left } = data;
  const taken = t('takes', { hours: hoursOf(minutes) });
  if (left === null) return <p className="min-h-5 text-sm sm:col-span-2">{taken}</p>;
  const year = Number(asked.fromDay.slice(0, 4));
  if (left < minutes)
    return (
      <Callout
        tone="late"
        className="sm:col-span-2"
        title={`${taken} ${t('notEnough', { year, left: hoursOf(left) })}`}
      />
    );
  return (
    <p className="min-h-5 text-sm sm:col-span-2">
      {taken} {t('remains', { year, left: hoursOf(left), after: hoursOf(left - minutes) })}
    </p>
  );
}
