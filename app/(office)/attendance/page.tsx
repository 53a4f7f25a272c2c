import { getLocale, getTranslations } from 'next-intl/server';
import { ExcelLink } from '@/components/attendance/excel-link';
import { MonthLinks } from '@/components/attendance/month-links';
import { monthOf } from '@/components/attendance/month-of';
import { PunchPhoto } from '@/components/attendance/punch-photo';
import { DecideWaiting, LockMonth } from '@/components/attendance/sheet-acts';
import { SheetTable } from '@/components/attendance/sheet-table';
import { UnsettledDays } from '@/components/attendance/unsettled-days';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { formatBusinessDay, formatDateTime, formatMonth, formatTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('attendance');

/** A store's timesheet of a month: a line a person, what waits for a decision, and locking it for payroll. */
export default async function AttendancePage(props: {
  searchParams: Promise<{ store?: string; month?: string }>;
}) {
  const asked = await props.searchParams;
  const page = await storeOfPage('attendance.read', asked.store);
  const { storeId } = page;
  const today = page.businessDayIn(storeId, new Date());
  const month = monthOf(asked.month, today);
  const isRunning = month >= today.slice(0, 7);
  const [t, locale, api] = await Promise.all([getTranslations('attendance'), getLocale(), serverApi()]);
  const sheet = await api.attendance.sheet({ storeId, month });
  const at = (moment: Date) => formatDateTime(moment, { locale, timeZone: sheet.timeZone });
  const clock = (moment: Date) => formatTime(moment, { locale, timeZone: sheet.timeZone });
  const mine = page.session.person.id;
  const unsettled = isRunning ? [] : sheet.unsettled;
  const waiting = [
    ...sheet.proposals.map((one) => ({
      ...one,
      kind: 'PROPOSAL' as const,
      words: 'proposalOf' as const,
      photoId: null,
      flags: [],
    })),
    ...sheet.unproved.map((one) => ({
      ...one,
      kind: 'PUNCH' as const,
      words: 'unprovedOf' as const,
      wentAt: null,
      reason: '',
    })),
  ];
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['attendance']} stores={[storeId]} pauseMs={4_000} />
      <PageHeader
        title={t('title')}
        description={
          sheet.locked ? t('lockedBy', { time: at(sheet.locked.at), name: sheet.locked.by }) : page.store.name
        }
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            <MonthLinks month={month} to={`/attendance?store=${storeId}&month=`} />
            {sheet.lines.length > 0 ? (
              <ExcelLink href={`/api/lists/attendance?store=${storeId}&month=${month}`} label={t('excel')} />
            ) : null}
            {sheet.locked || isRunning || !page.may('attendance.lock', storeId) ? null : (
              <LockMonth
                storeId={storeId}
                month={month}
                monthWords={formatMonth(month, locale)}
                unsettled={unsettled.length}
                silent={sheet.lines.filter(({ answer }) => answer === null).map(({ name }) => name)}
              />
            )}
          </>
        }
      />
      {waiting.length > 0 && page.may('attendance.keep', storeId) ? (
        <Section title={t('waitingTitle')}>
          <ul className="flex flex-col divide-y divide-rule">
            {waiting.map(
              ({ id, kind, words, personId, name, occurredAt, wentAt, reason, photoId, flags }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 py-2">
                  <PunchPhoto storeId={storeId} photoId={photoId} name={name} time={at(occurredAt)} />
                  <span className="min-w-48 flex-1">
                    {t(words, {
                      name,
                      time: wentAt ? t('range', { from: at(occurredAt), to: clock(wentAt) }) : at(occurredAt),
                    })}
                    {[reason, ...flags.map((flag) => t(`flags.${flag as 'CLOCK'}`))]
                      .filter(Boolean)
                      .map((said) => (
                        <span key={said} className="text-ink-soft">
                          {` · ${said}`}
                        </span>
                      ))}
                  </span>
                  {personId === mine ? null : (
                    <DecideWaiting storeId={storeId} id={id} kind={kind} name={name} time={at(occurredAt)} />
                  )}
                </li>
              ),
            )}
          </ul>
        </Section>
      ) : null}
      <UnsettledDays
        days={unsettled}
        to={(personId, day) => `/attendance/${personId}?store=${storeId}&month=${month}&day=${day}`}
      />
      {sheet.lines.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <Card padding="none">
          <SheetTable lines={sheet.lines} to={(id) => `/attendance/${id}?store=${storeId}&month=${month}`} />
        </Card>
      )}
      {sheet.corrections.length > 0 ? (
        <Section title={t('corrections')}>
          <ul className="flex flex-col gap-1 text-sm">
            {sheet.corrections.map((one) => (
              <li key={one.id}>
                {t('correctionOf', {
                  name: sheet.lines.find(({ personId }) => personId === one.personId)?.name ?? '',
                  day: formatBusinessDay(one.day, locale),
                  minutes: one.minutes,
                  reason: one.reason,
                })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
