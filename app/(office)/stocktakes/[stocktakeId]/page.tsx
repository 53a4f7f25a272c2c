import { getTranslations } from 'next-intl/server';
import { incidentLinks } from '@/components/incidents/incident-of-document';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PostedPanel } from '@/components/stocktake/posted-panel';
import { ReviewPanel } from '@/components/stocktake/review-panel';
import { SettleLate } from '@/components/stocktake/settle-late';
import { SheetsPanel } from '@/components/stocktake/sheets-panel';
import { StateBadge } from '@/components/stocktake/state-badge';
import { StocktakeActions } from '@/components/stocktake/stocktake-actions';
import { UnknownList } from '@/components/stocktake/unknown-list';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { formatMoney } from '@/lib/format';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake');

interface Props {
  params: Promise<{ stocktakeId: string }>;
  searchParams: Promise<{ store?: string; all?: string; offset?: string }>;
}

/** One stocktake: its sheets, what differs, what was posted and what arrived after. */
export default async function StocktakePage({ params, searchParams }: Props) {
  const [{ stocktakeId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('stocktake.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('stocktake');
  const api = await serverApi();
  const stocktake = await api.stocktake.detail({ storeId, stocktakeId });
  const timeZone = page.timeZoneOf(storeId);
  const mayPlan = page.may('stocktake.plan', storeId);
  const mayApprove = page.may('stocktake.approve', storeId);
  const seesFigures = page.may('stock.read', storeId);
  const offset = Number(query.offset ?? 0);
  const limits = limitWords(stocktake.limits, t);
  const moments = [
    { label: t('planned'), at: stocktake.plannedAt, by: stocktake.plannedBy },
    { label: t('started'), at: stocktake.startedAt, by: stocktake.startedBy },
    { label: t('posted'), at: stocktake.postedAt, by: stocktake.postedBy },
    { label: t('cancelled'), at: stocktake.cancelledAt, by: stocktake.cancelledBy },
  ];
  const fromIncident = await incidentLinks({ ...page, storeIds: [storeId] }, 'STOCKTAKE', [stocktakeId]);
  const underway = ['counting', 'recount', 'review'].includes(stocktake.state);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stocktakes?store=${storeId}` }]}
        title={`${stocktakeNumber(stocktake.number)} ${stocktake.title}`}
        description={page.store.name}
        meta={<StateBadge state={stocktake.state} />}
        actions={
          <>
            {seesFigures ? (
              <ButtonLink href={`/stocktakes/${stocktakeId}/history?store=${storeId}`}>
                {t('history')}
              </ButtonLink>
            ) : null}
            {mayPlan ? (
              <StocktakeActions storeId={storeId} stocktakeId={stocktakeId} state={stocktake.state} />
            ) : null}
          </>
        }
      />
      {fromIncident.size > 0 ? <p className="text-sm">{fromIncident.get(stocktakeId)}</p> : null}
      {stocktake.cancelReason ? (
        <Callout tone="warn" title={t('cancelledBecause', { reason: stocktake.cancelReason })} />
      ) : null}
      <DetailList
        columns={3}
        items={[
          { label: t('kind'), value: t(`kinds.${stocktake.kind}`) },
          ...(stocktake.products > 0
            ? [{ label: t('goods'), value: t('productCount', { count: stocktake.products }) }]
            : []),
          { label: t('blind'), value: t(stocktake.blind ? 'yes' : 'no') },
          { label: t('recountFrom'), value: limits },
          ...moments.flatMap(({ label, at, by }) =>
            at
              ? [
                  {
                    label,
                    value: (
                      <>
                        <DateTime at={at} timeZone={timeZone} /> {by}
                      </>
                    ),
                  },
                ]
              : [],
          ),
        ]}
      />
      <SheetsPanel
        storeId={storeId}
        stocktakeId={stocktakeId}
        sheets={stocktake.sheets}
        state={stocktake.state}
        mayPlan={mayPlan}
        mayCount={page.may('stocktake.count', storeId)}
      />
      {stocktake.unknown > 0 ? (
        <UnknownList rows={await api.stocktake.unknown({ storeId, stocktakeId })} timeZone={timeZone} />
      ) : null}
      {seesFigures && underway ? (
        <ReviewPanel
          storeId={storeId}
          stocktakeId={stocktakeId}
          state={stocktake.state}
          timeZone={timeZone}
          mayPlan={mayPlan}
          mayApprove={mayApprove}
        />
      ) : null}
      {seesFigures && stocktake.state === 'posted' ? (
        <>
          <SettleLate storeId={storeId} stocktakeId={stocktakeId} maySettle={mayApprove} />
          <PostedPanel
            storeId={storeId}
            stocktakeId={stocktakeId}
            timeZone={timeZone}
            opensCases={page.may('shortages.open', storeId)}
            readsCases={page.may('shortages.read', storeId)}
            all={query.all === '1'}
            offset={Number.isInteger(offset) && offset > 0 ? offset : 0}
          />
        </>
      ) : null}
    </div>
  );
}

function limitWords(
  limits: { quantity: string | null; percentBp: number | null; fen: number | null },
  t: Awaited<ReturnType<typeof getTranslations<'stocktake'>>>,
): string {
  const parts = [
    limits.quantity === null ? null : t('overQuantity', { quantity: limits.quantity }),
    limits.percentBp === null ? null : `${limits.percentBp / 100}%`,
    limits.fen === null ? null : formatMoney(limits.fen),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('everyDifference') : parts.join(' / ');
}
