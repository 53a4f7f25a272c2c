import { getTranslations } from 'next-intl/server';
import { listPage } from '@/components/shell/list-page';
import { pageTitle } from '@/components/shell/page-title';
import { kindsOf, MOVE_COLUMNS } from '@/components/stock/book-columns';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { Permission } from '@/server/staff/permissions';
import { STOCK_ENTRY_KINDS } from '@/server/stock/schema';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'entries');

interface Props {
  searchParams: Promise<{
    store?: string;
    product?: string;
    from?: string;
    to?: string;
    kind?: string;
    zone?: string;
    category?: string;
    unit?: string;
    document?: string;
    cursor?: string;
  }>;
}

/** Where each kind of document stands, and the right its page asks for. */
const DOCUMENT_PAGES: Record<string, { right: Permission; at: (storeId: string, id: string) => string }> = {
  TICKET: { right: 'sales.read', at: (storeId, id) => `/tickets/${storeId}/${id}` },
  PICKUP: { right: 'sales.read', at: (storeId, id) => `/tickets/${storeId}/${id}` },
  RECEIVING: { right: 'stock.read', at: (storeId, id) => `/stock/receiving/${id}?store=${storeId}` },
  ADJUSTMENT: { right: 'stock.read', at: (storeId) => `/stock/adjustments?store=${storeId}` },
  STOCKTAKE: { right: 'stocktake.read', at: (storeId, id) => `/stocktakes/${id}?store=${storeId}` },
  TRANSFER: { right: 'stock.read', at: (storeId) => `/stock/transfers?store=${storeId}` },
  ZONE_MOVE: { right: 'stock.move', at: (storeId) => `/stock/moves?store=${storeId}` },
  SUPPLIER_RETURN: {
    right: 'stock.read',
    at: (storeId) => `/stock/supplier-returns?store=${storeId}`,
  },
};

/** The entries behind a figure of the stock book, each with its document. */
async function StockEntriesList({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, api] = await Promise.all([getTranslations('stock'), serverApi()]);
  const kinds = STOCK_ENTRY_KINDS.filter((one) => query.kind?.split(',').includes(one));
  const kind = kinds.join(',');
  const { product, from, to, zone, category, unit, document } = query;
  const { now } = await pageContext();
  const asked = {
    storeIds: page.storeIds,
    ...(product ? { productId: product } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(zone ? { zoneId: zone } : {}),
    ...(category ? { categoryId: category } : {}),
    ...(unit ? { unit } : {}),
    ...(document ? { documentId: document } : {}),
  };
  const [found, total] = await Promise.all([
    api.stock.entries({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    // Of a question with an end: the whole ledger is what the stock book adds up.
    product || document || from ? api.stock.entryTotals(asked) : null,
  ]);
  const [first] = found.rows;
  return (
    <StoreList
      page={page}
      path="/stock/entries"
      views="stockEntries"
      header={{
        breadcrumbs: [
          { label: t('stockBook'), href: `/stock?store=${page.several ? 'all' : page.scope}` },
          { label: t('entries') },
        ],
        title: product && first ? goodsName(first) : t('entries'),
        actions: product ? <CostsLink page={page} productId={product} /> : null,
      }}
      query={{ from, to, kind, product, zone, category, unit, document }}
      file="entries"
      chips={await narrowedTo(query, first)}
      total={
        total
          ? {
              count: total.count,
              sums: [
                ...(total.quantity === null
                  ? []
                  : [{ label: t('quantity'), number: formatQuantity(total.quantity) }]),
                { label: t('atCost'), fen: total.valueFen },
              ],
            }
          : undefined
      }
      nextCursor={found.nextCursor}
      filters={
        <>
          <FilterPeriod
            from={from ?? ''}
            to={to ?? ''}
            today={page.businessDayIn(page.storeIds[0] ?? null, now)}
          />
          <FilterSelect
            param="kind"
            label={t('entryKind')}
            options={[
              ...STOCK_ENTRY_KINDS.map((one) => ({ value: one, label: t(`entryKinds.${one}`) })),
              ...MOVE_COLUMNS.filter((column) => kindsOf(column).length > 1).map((column) => ({
                value: inOrder(kindsOf(column)),
                label: column === 'other' ? t('otherKinds') : t(`columns.${column}`),
              })),
            ]}
          />
        </>
      }
      empty={{ title: t('noEntries') }}
      headings={[
        t('businessDay'),
        t('product'),
        { numeric: t('quantity') },
        t('entryKind'),
        t('document'),
        t('zone'),
        { numeric: t('atCost') },
      ]}
    >
      {found.rows.map((row) => {
        const opens = DOCUMENT_PAGES[row.documentKind];
        return (
          <TableRow key={`${row.storeId}${row.id}`}>
            <TableCell className="whitespace-nowrap">
              <BusinessDay day={row.businessDay} />
              <span className="block text-ink-soft text-xs">
                <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} show="time" />{' '}
                {row.person}
              </span>
            </TableCell>
            <StoreCell page={page} storeId={row.storeId} />
            <TableCell className="min-w-36">
              {goodsName(row)}
              <span className="block text-ink-soft text-xs">{row.code}</span>
            </TableCell>
            <TableCell numeric>
              {formatQuantity(row.quantity)} <Unit of={row.unit} quantity={row.quantity} />
            </TableCell>
            <TableCell>
              {t(`entryKinds.${row.kind}`)}
              {row.belowZero ? <Badge tone="late">{t('wentBelowZero')}</Badge> : null}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {opens && page.may(opens.right, row.storeId) ? (
                <TextLink href={opens.at(row.storeId, row.documentId)}>{row.documentNumber}</TextLink>
              ) : (
                row.documentNumber
              )}
            </TableCell>
            <TableCell>{row.zone}</TableCell>
            <AmountCell fen={row.valueFen} />
          </TableRow>
        );
      })}
    </StoreList>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  await storesOfPage('stock.read', (await searchParams).store);
}, StockEntriesList);

type Narrowed = Awaited<Props['searchParams']>;
type FirstRow =
  | { name: string; spec: string; zone: string | null; documentNumber: string | null }
  | undefined;

/** What the entries are narrowed to by the figure they stand behind; a list that is empty names the kind of it alone. */
async function narrowedTo({ product, zone, category, unit, document }: Narrowed, first: FirstRow) {
  const t = await getTranslations('stock');
  const named = category
    ? (await (await serverApi()).catalog.categories()).find(({ id }) => id === category)
    : null;
  const chip = (param: string, kind: string, name: string | null | undefined) => ({
    param,
    label: name ? `${kind} · ${name}` : kind,
  });
  return [
    ...(product ? [chip('product', t('product'), first && goodsName(first))] : []),
    ...(zone ? [chip('zone', t('zone'), first?.zone)] : []),
    ...(category ? [chip('category', t('category'), named?.name)] : []),
    ...(unit ? [chip('unit', t('unit'), unit)] : []),
    ...(document ? [chip('document', t('document'), first?.documentNumber)] : []),
  ];
}

/** Kinds as the address names them, whatever order they were asked for in. */
function inOrder(kinds: readonly string[]): string {
  return STOCK_ENTRY_KINDS.filter((one) => kinds.includes(one)).join(',');
}

/** A cost is a store's own. */
async function CostsLink({ page, productId }: { page: StoresPage; productId: string }) {
  const t = await getTranslations('stock.costs');
  const [storeId = ''] = page.storeIds;
  if (page.several || !page.may('costs.see', storeId)) return null;
  return <ButtonLink href={`/stock/costs?store=${storeId}&product=${productId}`}>{t('title')}</ButtonLink>;
}
