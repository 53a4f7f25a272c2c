import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { atMinute } from '@/lib/business-day';
import { pageContext, serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<{
    store?: string;
    day?: string;
    time?: string;
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

/** What stood in the store, or in one zone, at a moment. */
export default async function StockAsOfPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('stock');
  const { now } = await pageContext();
  const timeZone = page.timeZoneOf(page.storeId);
  const at = momentOf(query.day, query.time, timeZone, now);
  const api = await serverApi();
  const [found, zones] = await Promise.all([
    api.reports.stockAsOf({
      storeId: page.storeId,
      at,
      ...(query.zone ? { zoneId: query.zone } : {}),
      ...(query.q ? { term: query.q } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.inventory.zones({ storeId: page.storeId }),
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('stockBook'), href: `/stock?store=${page.storeId}` }]}
        title={t('asOf')}
        description={
          <>
            {page.store.name} · <DateTime at={at} timeZone={timeZone} />
          </>
        }
      />
      <FilterBar params={['q', 'day', 'time', 'zone', 'after']}>
        <FilterSearch param="q" label={t('findProduct')} />
        <FilterDate param="day" label={t('day')} />
        <FilterSelect
          param="time"
          label={t('moment')}
          options={TIMES.map((time) => ({ value: time, label: time }))}
        />
        <FilterSelect
          param="zone"
          label={t('zone')}
          options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
        />
      </FilterBar>
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('nothingThen')} description={t('nothingThenHint')} />
        ) : (
          <Table aria-label={t('asOf')}>
            <TableHeadings of={[t('product'), { numeric: t('onHand') }]} />
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.productId}>
                  <TableCell>
                    <TextLink href={`/stock/entries?store=${page.storeId}&product=${row.productId}`}>
                      {row.name}
                    </TextLink>
                    <span className="block text-ink-soft text-xs">
                      {row.spec} {row.code}
                    </span>
                  </TableCell>
                  <TableCell numeric>
                    {row.onHand} {row.unit}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/as-of?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** The moment the filters name, now without them or when it is still to come; a day alone means its end. */
function momentOf(day: string | undefined, time: string | undefined, timeZone: string, now: Date): Date {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return now;
  const [hours = 24, minutes = 0] = (time ?? '').split(':').filter(Boolean).map(Number);
  const at = atMinute(day, timeZone, hours * 60 + minutes);
  return at > now || Number.isNaN(at.getTime()) ? now : at;
}
