import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { MonthComments } from '@/components/insight/months/month-comments';
import { MonthFiguresView } from '@/components/insight/months/month-figures-view';
import { SubmitMonth } from '@/components/insight/months/submit-month';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { formatMonth } from '@/lib/format';
import { id, month as monthRule } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.months');

interface Props {
  params: Promise<{ storeId: string; month: string }>;
}

/** A store's month: its figures, what its manager says of it, and handing it in. */
export default async function MonthReportPage({ params }: Props) {
  const { storeId, month } = await params;
  const page = await requireSomewhere('insight.read');
  if (!id.safeParse(storeId).success || !monthRule.safeParse(month).success) notFound();
  if (!page.storeIds.includes(storeId)) notFound();
  const [t, locale, api] = await Promise.all([getTranslations('insight.months'), getLocale(), serverApi()]);
  const report = await api.insight.month({ storeId, month });
  const isIn = report.versions.length > 0;
  const maySubmit = report.isOver && page.may('insight.submitMonth', storeId);
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/insight/months' }]}
        title={t('of', { month: formatMonth(month, locale) })}
        description={report.store}
        actions={
          maySubmit ? (
            <SubmitMonth storeId={storeId} month={month} comments={report.versions[0]?.comments ?? null} />
          ) : null
        }
      />
      {isIn ? null : <Callout title={t(report.isOver ? 'notYet' : 'notOver')} />}
      <MonthComments versions={report.versions} timeZone={page.timeZoneOf(storeId)} />
      <MonthFiguresView figures={report.figures} storeId={storeId} month={month} />
    </div>
  );
}
