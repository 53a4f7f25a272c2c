import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DayFacts } from '@/components/attendance/day-facts';
import { MonthLinks } from '@/components/attendance/month-links';
import { monthOf } from '@/components/attendance/month-of';
import { hoursText } from '@/components/attendance/use-hours';
import { VerdictMarks } from '@/components/attendance/verdict-marks';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { day, id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('attendance');

/** Somebody's month, day by day; a day opens to its facts. */
export default async function PersonMonthPage(props: {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ store?: string; month?: string; day?: string }>;
}) {
  const [{ personId }, asked] = await Promise.all([props.params, props.searchParams]);
  const page = await storeOfPage('attendance.read', asked.store);
  const { storeId } = page;
  if (!id.safeParse(personId).success) notFound();
  const month = monthOf(asked.month, page.businessDayIn(storeId, new Date()));
  const [t, api] = await Promise.all([getTranslations('attendance'), serverApi()]);
  const sheet = await api.attendance.sheet({ storeId, month });
  const line = sheet.lines.find((one) => one.personId === personId);
  const marks = sheet.marks.filter((one) => one.personId === personId);
  const open = sheet.open.filter((one) => one.personId === personId);
  // Also of a day nothing is judged or planned of: somebody may have punched.
  const isDay = day.safeParse(asked.day).success && asked.day?.startsWith(month);
  const facts = asked.day && isDay ? await api.attendance.day({ storeId, personId, day: asked.day }) : null;
  const to = (day: string) => `/attendance/${personId}?store=${storeId}&month=${month}&day=${day}`;
  const isKeeper = page.session.person.id !== personId && page.may('attendance.keep', storeId);
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        title={line?.name ?? t('title')}
        breadcrumbs={[{ label: t('title'), href: `/attendance?store=${storeId}&month=${month}` }]}
        actions={<MonthLinks month={month} to={`/attendance/${personId}?store=${storeId}&month=`} />}
      />
      {facts && asked.day ? (
        <DayFacts
          facts={facts}
          of={{ storeId, personId, day: asked.day }}
          timeZone={sheet.timeZone}
          isLocked={sheet.locked !== null}
          isKeeper={isKeeper}
        />
      ) : null}
      {marks.length + open.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      <Card padding="none" className="empty:hidden">
        <ul className="divide-y divide-rule">
          {marks.map((one) => (
            <li key={one.subjectId} className="flex flex-wrap items-center gap-x-3 gap-y-1 p-3">
              <TextLink href={to(one.day)} className="w-36 font-medium">
                <BusinessDay day={one.day} />
              </TextLink>
              <VerdictMarks of={one} />
              <span className="text-ink-soft text-sm">
                {one.workedMinutes === null
                  ? t('marks.unknown')
                  : t('hours', { hours: hoursText(one.workedMinutes) })}
              </span>
            </li>
          ))}
          {open.map((one) => (
            <li key={one.shiftId} className="flex flex-wrap items-center gap-x-3 gap-y-1 p-3">
              <TextLink href={to(one.day)} className="w-36 font-medium">
                <BusinessDay day={one.day} />
              </TextLink>
              <Badge>{t('marks.open')}</Badge>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
