import { getTranslations } from 'next-intl/server';
import { AskLeave } from '@/components/roster/leave/ask-leave';
import { WithdrawLeave } from '@/components/roster/leave/leave-acts';
import { LeaveLine } from '@/components/roster/leave/leave-line';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { calendarDay } from '@/lib/business-day';
import type { LeaveKind } from '@/server/roster/leave/leave-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.leave', 'mine');

/** One's own time off: asked for, given, and what is left of it. */
export default async function MyLeavePage() {
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('roster.leave'), serverApi()]);
  const storeId = page.storeId ?? page.session.stores[0]?.id ?? null;
  // Time off is of days of the calendar: after midnight nobody asks for the day that is over.
  const today = calendarDay(new Date(), page.timeZoneOf(storeId));
  const { leaves, balances } = await api.roster.myLeave({ year: Number(today.slice(0, 4)) });
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['leave']} pauseMs={4_000} />
      <PageHeader
        title={t('mine')}
        description={balances
          .map(
            ({ kind, minutes }) =>
              `${t(`kinds.${kind as LeaveKind}`)}: ${t('left', { hours: Math.round(minutes / 6) / 10 })}`,
          )
          .join(' · ')}
        actions={storeId ? <AskLeave storeId={storeId} today={today} /> : null}
      />
      {leaves.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <Card padding="none">
          <ul className="divide-y divide-rule">
            {leaves.map((leave) => (
              <LeaveLine key={leave.id} leave={leave} timeZone={page.timeZoneOf(leave.storeId)}>
                {leave.state === 'ASKED' ? (
                  <WithdrawLeave storeId={leave.storeId} leaveId={leave.id} name="" />
                ) : null}
              </LeaveLine>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
