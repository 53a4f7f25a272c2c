import { getTranslations } from 'next-intl/server';
import { ComplaintTable } from '@/components/complaints/complaint-table';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { CAUSES, SEVERITIES } from '@/server/complaints/complaint-rules';
import { BOARD_STATES, listComplaintsInput } from '@/server/complaints/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints');

const FILTERS = [
  'state',
  'severity',
  'cause',
  'customer',
  'product',
  'supplier',
  'category',
  'person',
  'zone',
  'from',
  'to',
] as const;
type Query = Partial<Record<(typeof FILTERS)[number] | 'store' | 'cursor', string>>;

const TILES = ['open', 'overdue', 'solved', 'closed'] as const;
const STATE_OF = { open: 'open', overdue: 'overdue', solved: 'SOLVED', closed: 'CLOSED' } as const;

/** Complaints by state and due: what waits first, as figures that open to their cases. */
export default async function ComplaintsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('complaints.read', query.store);
  const [t, api] = await Promise.all([getTranslations('complaints'), serverApi()]);
  const narrowed = narrowing(query);
  const { storeIds } = page;
  const [found, total, all] = await Promise.all([
    api.complaints.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.complaints.totals({ storeIds, ...narrowed }),
    api.complaints.totals({ storeIds }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/complaints"
      views="complaints"
      header={{ title: t('title'), create: { label: t('new'), permission: 'complaints.log' } }}
      query={Object.fromEntries(FILTERS.map((key) => [key, query[key]]))}
      file="complaints"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={
        <>
          <LiveRefresh of={['complaints']} stores={storeIds} pauseMs={5_000} />
          <StatGrid>
            {TILES.map((tile) => (
              <Stat
                key={tile}
                label={t(`board.${tile}`)}
                value={all[tile]}
                href={`/complaints?store=${page.scope}&state=${STATE_OF[tile]}`}
                tone={tile === 'overdue' && all.overdue > 0 ? 'late' : 'plain'}
              />
            ))}
          </StatGrid>
        </>
      }
      filters={
        <>
          <FilterSelect
            param="state"
            label={t('state')}
            options={BOARD_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
          />
          <FilterSelect
            param="severity"
            label={t('severity')}
            options={SEVERITIES.map((one) => ({ value: String(one), label: t(`severities.${one}`) }))}
          />
          <FilterSelect
            param="cause"
            label={t('facts.cause')}
            options={CAUSES.map((one) => ({ value: one, label: t(`causes.${one}`) }))}
          />
        </>
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ComplaintTable
            rows={found.rows}
            timeZoneOf={page.timeZoneOf}
            storeOf={page.several ? page.storeOf : undefined}
          />
        )}
      </Card>
    </StoreListFrame>
  );
}

/** What of the address narrows the list; what no list knows is left out. */
function narrowing(query: Query) {
  const asked = listComplaintsInput.omit({ storeIds: true, cursor: true }).safeParse({
    state: query.state,
    severity: query.severity ? Number(query.severity) : undefined,
    cause: query.cause,
    customerId: query.customer,
    productId: query.product,
    supplierId: query.supplier,
    categoryId: query.category,
    aboutPersonId: query.person,
    zoneId: query.zone,
    from: query.from,
    to: query.to,
  });
  return asked.success
    ? Object.fromEntries(Object.entries(asked.data).filter(([, value]) => value !== undefined))
    : {};
}
