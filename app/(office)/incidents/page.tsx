import { getTranslations } from 'next-intl/server';
import { IncidentTable } from '@/components/incidents/incident-table';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { KINDS } from '@/server/incidents/incident-rules';
import { LIST_STATES, listInput } from '@/server/incidents/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('incidents');

const FILTERS = ['state', 'kind', 'severe', 'zone', 'person', 'from', 'to'] as const;
type Query = Partial<Record<(typeof FILTERS)[number] | 'store' | 'cursor', string>>;

const TILES = ['open', 'severe', 'decided', 'closed'] as const;
const QUERY_OF = {
  open: 'state=OPEN',
  severe: 'severe=true&state=open',
  decided: 'state=DECIDED',
  closed: 'state=CLOSED',
} as const;

/** Incidents, latest first, with what waits as figures that open to them. */
export default async function IncidentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('incidents.read', query.store);
  const [t, api] = await Promise.all([getTranslations('incidents'), serverApi()]);
  const narrowed = narrowing(query);
  const { storeIds } = page;
  const [found, total, all] = await Promise.all([
    api.incidents.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.incidents.totals({ storeIds, ...narrowed }),
    api.incidents.totals({ storeIds }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/incidents"
      views="incidents"
      header={{ title: t('title'), create: { label: t('new'), permission: 'incidents.report' } }}
      query={Object.fromEntries(FILTERS.map((key) => [key, query[key]]))}
      file="incidents"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={
        <>
          <LiveRefresh of={['incidents']} stores={storeIds} pauseMs={5_000} />
          <StatGrid>
            {TILES.map((tile) => (
              <Stat
                key={tile}
                label={t(`board.${tile}`)}
                value={all[tile]}
                href={`/incidents?store=${page.scope}&${QUERY_OF[tile]}`}
                tone={tile === 'severe' && all.severe > 0 ? 'late' : 'plain'}
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
            options={LIST_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
          />
          <FilterSelect
            param="kind"
            label={t('kind')}
            options={KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
          <FilterSelect
            param="severe"
            label={t('severe')}
            options={(['true', 'false'] as const).map((one) => ({
              value: one,
              label: t(`severities.${one}`),
            }))}
          />
        </>
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <IncidentTable
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
  const asked = listInput.omit({ storeIds: true, cursor: true }).safeParse({
    state: query.state,
    kind: query.kind,
    severe: query.severe === undefined ? undefined : query.severe === 'true',
    zoneId: query.zone,
    personId: query.person,
    from: query.from,
    to: query.to,
  });
  return asked.success
    ? Object.fromEntries(Object.entries(asked.data).filter(([, value]) => value !== undefined))
    : {};
}
