import { ClipboardCheck } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { Schedules } from '@/components/stocktake/schedules';
import { StateBadge } from '@/components/stocktake/state-badge';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake');

interface Props {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}

/** Stocktakes, latest first, and the cycle counts that come round. */
export default async function StocktakesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stocktake.read', query.store);
  const [t, api] = await Promise.all([getTranslations('stocktake'), serverApi()]);
  const asked = { storeIds: page.storeIds };
  const [found, total, schedules] = await Promise.all([
    api.stocktake.list({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.stocktake.totals(asked),
    api.stocktake.schedules(asked),
  ]);
  const planners = page.stores.filter(({ id }) => page.may('stocktake.plan', id));
  return (
    <StoreList
      page={page}
      path="/stocktakes"
      views="stocktakes"
      header={{
        title: t('title'),
        create: { label: t('new'), permission: 'stocktake.plan' },
        ways: await waysFrom(page),
      }}
      query={{}}
      file="stocktakes"
      total={{ count: total.count, sums: [{ label: t('begun'), number: total.begun }] }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      empty={{ icon: ClipboardCheck, title: t('none'), description: t('noneHint') }}
      headings={[t('number'), t('name'), t('kind'), t('state'), t('sheets'), t('counted'), t('planned')]}
      below={<Schedules stores={page.stores} rows={schedules} planners={planners.map(({ id }) => id)} />}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell>
            <TextLink className="figures" href={`/stocktakes/${row.id}?store=${row.storeId}`}>
              {stocktakeNumber(row.number, page.codeOf(row.storeId))}
            </TextLink>
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>{row.title}</TableCell>
          <TableCell>{t(`kinds.${row.kind}`)}</TableCell>
          <TableCell>
            <StateBadge state={row.state} />
          </TableCell>
          <TableCell className="figures">
            {row.finished} / {row.sheets}
          </TableCell>
          <TableCell>
            {row.countedAt ? (
              <>
                <DateTime at={row.countedAt} timeZone={page.timeZoneOf(row.storeId)} />{' '}
                <CountedBy names={row.countedBy} />
              </>
            ) : (
              '–'
            )}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.plannedAt} timeZone={page.timeZoneOf(row.storeId)} /> {row.plannedBy}
          </TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}

/** As many names as a row has room for. */
const NAMES = 3;

async function CountedBy({ names }: { names: readonly string[] }) {
  const t = await getTranslations('stocktake');
  const shown = names.slice(0, NAMES).join(t('nameJoin'));
  return names.length > NAMES ? t('andOthers', { names: shown, count: names.length - NAMES }) : shown;
}

/** Where else one goes: counting is done in one store. */
async function waysFrom(page: StoresPage) {
  const t = await getTranslations('stocktake');
  const [storeId = ''] = page.storeIds;
  const counts = !page.several && page.may('stocktake.count', storeId);
  const sees = page.storeIds.every((id) => page.may('stock.read', id));
  return [
    ...(counts ? [{ label: t('count'), href: `/count?store=${storeId}` }] : []),
    ...(sees ? [{ label: t('shrinkage'), href: `/stocktakes/shrinkage?store=${page.scope}` }] : []),
  ];
}
