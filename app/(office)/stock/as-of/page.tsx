import { getLocale, getTranslations } from 'next-intl/server';
import { listPage } from '@/components/shell/list-page';
import { pageSession, requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { AsOfTable } from '@/components/stock/as-of-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListViews } from '@/components/views/list-views';
import { atMinute, calendarDay } from '@/lib/business-day';
import { formatTime } from '@/lib/format';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'asOf');

interface Props {
  searchParams: Promise<{
    store?: string;
    day?: string;
    time?: string;
    category?: string;
    zone?: string;
    q?: string;
    after?: string;
  }>;
}

/** Every half hour of a day, 'HH:MM'. */
const TIMES = Array.from({ length: 48 }, (_, half) => {
  const minute = half * 30;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
});

/** What stood in the store, in one zone, or in all stores together, at a moment. */
async function StockAsOfList({ searchParams }: Props) {
  const query = await searchParams;
  const session = await pageSession();
  const all = query.store
    ? query.store === 'all'
    : session.storeId === null && session.may('stock.read', null);
  const one = all ? null : await storeOfPage('stock.read', query.store);
  if (all) await requireEverywhere('stock.read');
  const storeId = one?.storeId ?? null;
  const t = await getTranslations('stock');
  const { now } = await pageContext();
  const locale = await getLocale();
  const timeZone = session.timeZoneOf(storeId);
  const at = momentOf(query.day, query.time, timeZone, now);
  const api = await serverApi();
  const goods = {
    at,
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.q ? { term: query.q } : {}),
    ...(query.after ? { after: query.after } : {}),
  };
  const [found, categories, zones] = await Promise.all([
    storeId
      ? api.stock.asOf({ storeId, ...goods, ...(query.zone ? { zoneId: query.zone } : {}) })
      : api.stock.companyAsOf(goods),
    api.catalog.categories(),
    storeId ? api.stock.zones({ storeId }) : [],
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  const wider = session.may('stock.read', null) && session.session.stores.length > 1;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('stockBook'), href: `/stock?store=${storeId ?? 'all'}` }]}
        title={t('asOf')}
        description={
          <>
            {one?.store.name ?? t('allStores')} · <DateTime at={at} timeZone={timeZone} />
          </>
        }
        actions={
          storeId && wider ? (
            <ButtonLink href={`/stock/as-of?${new URLSearchParams({ ...momentAsked(query), store: 'all' })}`}>
              {t('allStores')}
            </ButtonLink>
          ) : null
        }
      />
      <FilterBar params={['q', 'day', 'time', 'category', 'zone', 'after']}>
        <ListViews list="stockAsOf" />
        <FilterSearch param="q" label={t('findProduct')} />
        <FilterDate param="day" label={t('day')} fallback={calendarDay(at, timeZone)} />
        <FilterSelect
          param="time"
          label={t('moment')}
          allLabel={query.day ? t('endOfDay') : formatTime(at, { locale, timeZone })}
          options={TIMES.map((time) => ({ value: time, label: time }))}
        />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map((category) => ({ value: category.id, label: category.name }))}
        />
        {storeId ? (
          <FilterSelect
            param="zone"
            label={t('zone')}
            options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
          />
        ) : null}
      </FilterBar>
      <AsOfTable
        rows={found.rows}
        storeId={storeId}
        entries={(of, productId) => `/stock/entries?store=${of}&product=${productId}`}
      />
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/as-of?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  const { store } = await searchParams;
  const session = await pageSession();
  const isAll = store ? store === 'all' : session.storeId === null && session.may('stock.read', null);
  if (isAll) await requireEverywhere('stock.read');
  else await storeOfPage('stock.read', store);
}, StockAsOfList);

function momentAsked({ day, time }: { day?: string; time?: string }): Record<string, string> {
  return { ...(day ? { day } : {}), ...(time ? { time } : {}) };
}

/** The moment the filters name, now without them or when it is still to come; a day alone means its end. */
function momentOf(day: string | undefined, time: string | undefined, timeZone: string, now: Date): Date {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return now;
  const [hours = 24, minutes = 0] = (time ?? '').split(':').filter(Boolean).map(Number);
  const at = atMinute(day, timeZone, hours * 60 + minutes);
  return at > now || Number.isNaN(at.getTime()) ? now : at;
}
