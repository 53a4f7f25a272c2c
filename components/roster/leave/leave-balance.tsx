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
  personId,
}: {
  storeId: string;
  /** Of a colleague, for who enters it. */
  personId?: string;
  kind: LeaveKind;
  asked: LeaveAsked;
}) {
  const t = useTranslations('roster.leave');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.roster.leavePreview.queryOptions({ storeId, kind, personId, ...asked }));
  if (!data) return <p className="min-h-5 text-ink-soft text-sm sm:col-span-2">{t('counting')}</p>;
  const { minutes, years } = data;
  const takes = t('takes', { hours: hoursOf(minutes) });
  const known = years.flatMap(({ left, ...one }) => (left === null ? [] : [{ ...one, left }]));
  const who = personId === undefined ? '' : 'Other';
  const short = known.find(({ left, minutes: own }) => left < own);
  if (short)
    return (
      <Callout
        tone="late"
        className="sm:col-span-2"
        title={`${takes} ${t(`notEnough${who}`, { year: short.year, left: hoursOf(short.left) })}`}
      />
    );
  return (
    <p className="min-h-5 text-sm sm:col-span-2">
      {takes}
      {known.map(({ year, minutes: own, left }) => {
        const figures = { year, left: hoursOf(left), after: hoursOf(left - own) };
        return ` ${known.length > 1 ? t(`ofYear${who}`, { ...figures, hours: hoursOf(own) }) : t(`remains${who}`, figures)}`;
      })}
    </p>
  );
}
