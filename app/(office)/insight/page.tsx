import { getLocale, getTranslations } from 'next-intl/server';
import { AnalysisTables } from '@/components/insight/analysis/analysis-tables';
import { CategoryBands } from '@/components/insight/analysis/category-bands';
import { figureLink } from '@/components/insight/analysis/figure-link';
import { HourChart } from '@/components/insight/analysis/hour-chart-frame';
import { LookInto } from '@/components/insight/analysis/look-into';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { addDays } from '@/lib/business-day';
import { formatMonth } from '@/lib/format';
import { ANALYSIS_MONTHS, monthsBack } from '@/server/insight/rules';
import { month as monthRule } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.analysis');

interface Props {
  searchParams: Promise<{ store?: string; month?: string }>;
}

/** What sold in a month: by category and price band, by brand, person, hour and weekday; each figure opens to its lines. */
export default async function AnalysisPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('insight.read', query.store);
  const [t, insight, locale, api] = await Promise.all([
    getTranslations('insight.analysis'),
    getTranslations('insight'),
    getLocale(),
    serverApi(),
  ]);
  const today = page.businessDayIn(page.storeIds[0] ?? null, new Date());
  const current = today.slice(0, 7);
  // On the first of a month the month that is over is what one reads.
  const offered = addDays(today, -1).slice(0, 7);
  const month = monthRule.safeParse(query.month).data ?? offered;
  const found = await api.insight.analysis({ storeIds: page.storeIds, month });
  const nothing = found.tickets === 0;
  return (
    <StoreListFrame
      page={page}
      path="/insight"
      views="analysis"
      header={{ title: t('title'), hint: formatMonth(month, locale) }}
      query={{ month }}
      file="analysis"
      filters={
        <FilterSelect
          param="month"
          label={t('month')}
          allLabel={formatMonth(offered, locale)}
          options={monthsBack(current, ANALYSIS_MONTHS)
            .filter((one) => one !== offered)
            .map((one) => ({ value: one, label: formatMonth(one, locale) }))}
        />
      }
      above={
        <StatGrid>
          <Stat
            label={insight('takings')}
            value={<Amount fen={found.netFen - found.roundingFen} tone="plain" />}
            detail={insight('tickets', { count: found.tickets })}
          />
          <Stat
            label={t('net')}
            value={<Amount fen={found.netFen} tone="plain" />}
            detail={t('netHint')}
            href={figureLink(page.scope, month, {})}
          />
          <Stat label={t('rounding')} value={<Amount fen={-found.roundingFen} tone="plain" />} />
        </StatGrid>
      }
      nextCursor={null}
    >
      <LookInto scope={page.scope} month={month} />
      {nothing ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint')} />
        </Card>
      ) : (
        <>
          <CategoryBands found={found} scope={page.scope} />
          <HourChart hours={found.hours} weekdays={found.weekdays} />
          <AnalysisTables found={found} scope={page.scope} />
        </>
      )}
    </StoreListFrame>
  );
}
