import { getLocale, getTranslations } from 'next-intl/server';
import { MonthLinks } from '@/components/attendance/month-links';
import { monthOf } from '@/components/attendance/month-of';
import { AnswerMonth, ProposePunch } from '@/components/attendance/my-acts';
import { hoursText } from '@/components/attendance/use-hours';
import { VerdictMarks } from '@/components/attendance/verdict-marks';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { calendarDay } from '@/lib/business-day';
import { formatDateTime, formatTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('attendance.mine');

/** My attendance 我的考勤: what came of my shifts, what I propose, and whether my month is right. */
export default async function MyAttendancePage({
  searchParams,
}: {
  searchParams: Promise<{ month?: string }>;
}) {
  const page = await pageSession();
  const today = page.businessDayIn(page.storeId, new Date());
  const month = monthOf((await searchParams).month, today);
  const [t, all, locale, api] = await Promise.all([
    getTranslations('attendance.mine'),
    getTranslations('attendance'),
    getLocale(),
    serverApi(),
  ]);
  const { stores, days, open, proposals } = await api.attendance.mine({ month });
  const clock = (at: Date | '' | null, timeZone: string) => (at ? formatTime(at, { locale, timeZone }) : '?');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['attendance']} pauseMs={4_000} />
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={<MonthLinks month={month} to={`/my/attendance?month=`} />}
      />
      {stores.length === 0 ? <EmptyState title={all('none')} description={all('noneHint')} /> : null}
      {stores.map((store) => (
        <Section key={store.id} title={store.name}>
          <ul className="flex flex-col divide-y divide-rule">
            {days
              .filter(({ storeId }) => storeId === store.id)
              .map((one) => (
                <li
                  key={one.subjectId}
                  id={`day-${one.day}`}
                  className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3"
                >
                  <BusinessDay day={one.day} className="w-36 font-medium" />
                  <span className="figures">
                    {one.inAt || one.outAt || one.cameFromId
                      ? `${clock(one.inAt ?? (one.cameFromId && one.plannedFrom), store.timeZone)}–${clock(one.outAt ?? (one.wentOnToId && one.plannedTo), store.timeZone)}`
                      : all('noPunches')}
                  </span>
                  <VerdictMarks of={{ ...one, help: one.workedStoreId !== null }} />
                  <span className="text-ink-soft text-sm">
                    {one.workedMinutes === null
                      ? t(one.isLeftUnknown ? 'leftUnknownHint' : 'unknownHint')
                      : all('hours', { hours: hoursText(one.workedMinutes) })}
                  </span>
                  {one.offered && !store.locked ? (
                    <ProposePunch
                      storeId={store.id}
                      timeZone={store.timeZone}
                      offered={timesOf(one.offered, store.timeZone)}
                      label={t('proposeFor', { day: one.day })}
                      left={store.proposalsLeft}
                    />
                  ) : null}
                </li>
              ))}
            {open
              .filter(({ storeId }) => storeId === store.id)
              .map((one) => (
                <li
                  key={one.shiftId}
                  id={`day-${one.day}`}
                  className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 text-ink-soft"
                >
                  <BusinessDay day={one.day} className="w-36 font-medium" />
                  <span className="figures">
                    {clock(one.startsAt, store.timeZone)}–{clock(one.endsAt, store.timeZone)}
                  </span>
                  {one.isOver ? <Badge>{all('marks.open')}</Badge> : null}
                </li>
              ))}
          </ul>
          <div className="mt-3 flex flex-col gap-3">
            {store.locked ? <p className="text-ink-soft">{t('lockedNow')}</p> : null}
            {store.answer ? (
              <p>{store.answer.agrees ? t('agreedNow') : t('objectedNow', { words: store.answer.words })}</p>
            ) : null}
            {store.locked ? null : (
              <AnswerMonth
                storeId={store.id}
                month={month}
                missing={
                  store.isOver
                    ? store.unsettled.length > 0
                      ? t('agreeUnsettled', { count: store.unsettled.length })
                      : null
                    : t('agreeAfter')
                }
              />
            )}
            {!store.locked && store.isOver && store.unsettled.length > 0 ? (
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                {t('unsettled')}
                {store.unsettled.map((day) => (
                  <TextLink
                    key={day}
                    href={`#day-${day}`}
                    className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
                  >
                    <BusinessDay day={day} />
                  </TextLink>
                ))}
              </p>
            ) : null}
          </div>
        </Section>
      ))}
      {proposals.length > 0 ? (
        <Section title={t('proposals')}>
          <ul className="flex flex-col divide-y divide-rule text-sm">
            {proposals.map((one) => (
              <li key={one.id} className="flex flex-wrap gap-x-3 gap-y-1 py-2">
                <span className="figures">
                  {formatDateTime(one.occurredAt, { locale, timeZone: page.timeZoneOf(one.storeId) })}
                  {one.wentAt ? `–${clock(one.wentAt, page.timeZoneOf(one.storeId))}` : ''}
                </span>
                <span className="min-w-0 flex-1">
                  {[one.reason, one.decidedReason].filter(Boolean).join(' · ')}
                </span>
                <Badge>{t(`proposalStates.${one.state as 'ASKED'}`)}</Badge>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

/** What is offered, as it stands in the fields: the day and the times that are missing. */
function timesOf({ from, to }: { from: Date | null; to: Date | null }, timeZone: string) {
  const text = (at: Date | null) => (at ? formatTime(at, { locale: 'zh-CN', timeZone }) : null);
  const first = from ?? to;
  return { day: first ? calendarDay(first, timeZone) : '', came: text(from), went: text(to) };
}
