import { z } from 'zod';
import { AGE_NAMES } from '@/components/stock/age-names';
import { modelDetail } from '@/server/catalog/models/queries';
import { day, id } from '@/server/platform/schema';
import { suggestOrders } from '@/server/purchasing/replenishment/suggest-orders';
import { type SlowRow, slowMovers } from '@/server/stock/book/slow-movers';
import { stockEntries } from '@/server/stock/book/stock-entries';
import { negativeStock } from '@/server/stock/negative/negative-stock';
import { onHandEverywhere } from '@/server/stock/queries';
import { SLOW_DAYS, SLOW_SPANS, STOCK_ENTRY_KINDS } from '@/server/stock/schema';
import { listFile, type Words, yuan } from './list-file';

interface Goods {
  code: string;
  name: string;
  spec: string;
  unit: string;
}

function goodsColumns(words: Words) {
  const t = words('stock');
  return [
    { title: t('code'), of: (row: Goods) => row.code },
    { title: t('product'), of: (row: Goods) => row.name },
    { title: t('spec'), of: (row: Goods) => row.spec },
    { title: t('unit'), of: (row: Goods) => row.unit },
  ];
}

/** One kind, or several with commas between, as the address of the entries has them. */
const entryKinds = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(STOCK_ENTRY_KINDS)).max(20));

export const entries = listFile({
  permission: 'stock.read',
  filters: z.object({
    from: day.optional(),
    to: day.optional(),
    kind: entryKinds.optional(),
    zone: id.optional(),
    category: id.optional(),
    unit: z.string().max(20).optional(),
    product: id.optional(),
    document: id.optional(),
  }),
  page: ({ reader, storeIds, cursor, sees, take }, { product, document, kind, zone, category, ...filters }) =>
    stockEntries(
      reader,
      {
        storeIds,
        cursor,
        ...filters,
        kinds: kind,
        productId: product,
        documentId: document,
        zoneId: zone,
        categoryId: category,
      },
      sees,
      take,
    ),
  words(words) {
    const t = words('stock');
    return {
      title: t('entries'),
      columns: [
        { title: t('businessDay'), of: (row) => row.businessDay },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        ...goodsColumns(words),
        { title: t('quantity'), of: (row) => Number(row.quantity) },
        { title: t('entryKind'), of: (row) => t(`entryKinds.${row.kind}`) },
        { title: t('document'), of: (row) => row.documentNumber },
        { title: t('zone'), of: (row) => row.zone },
        { title: t('person'), of: (row) => row.person },
        { title: t('atCost'), of: (row) => yuan(row.valueFen), sum: 'whole' },
      ],
    };
  },
});

/** As many as a file has rows for. */
const MOST_AT_ONCE = 20_000;

export const negative = listFile({
  permission: 'stock.read',
  filters: z.object({}),
  page: async ({ reader, storeIds, now }) => ({
    rows: await negativeStock(reader, storeIds, now, {}, MOST_AT_ONCE),
    nextCursor: null,
  }),
  words(words) {
    const t = words('stock');
    return {
      title: t('negative'),
      columns: [
        ...goodsColumns(words),
        { title: t('onHand'), of: (row) => Number(row.onHand) },
        { title: t('zone'), of: (row) => row.zone },
        { title: t('owner'), of: (row) => row.owner },
        { title: t('causedBy'), of: (row) => row.number },
        { title: t('negativeSince'), of: (row, store) => store.stamp(row.since) },
        { title: t('explanation'), of: (row) => row.explanation ?? t('notExplained') },
      ],
    };
  },
});

/** A model's variants in each store: what stands there, and what of it is promised. */
export const modelStock = listFile({
  permission: 'stock.onHand',
  filters: z.object({ model: id }),
  page: async ({ reader, storeIds }, { model }) => {
    const { name, variants } = await modelDetail(reader, model);
    const of = new Map(variants.map((variant) => [variant.id, variant]));
    const levels = of.size > 0 ? await onHandEverywhere(reader, [...of.keys()]) : [];
    const rows = levels.flatMap((level) => {
      const variant = of.get(level.productId);
      return variant && storeIds.includes(level.storeId) ? [{ ...level, model: name, variant }] : [];
    });
    return { rows, nextCursor: null };
  },
  words(words) {
    const t = words('stock');
    return {
      title: t('modelStock'),
      columns: [
        { title: t('code'), of: (row) => row.variant.code },
        { title: t('product'), of: (row) => row.model },
        ...[0, 1, 2].map((axis) => ({
          title: `${t('spec')} ${axis + 1}`,
          of: (row: { variant: { values: string[] } }) => row.variant.values[axis] ?? '',
        })),
        { title: t('unit'), of: (row) => row.variant.unit },
        { title: t('onHand'), of: (row) => Number(row.onHand) },
        { title: t('reserved'), of: (row) => Number(row.reserved) },
      ],
    };
  },
});

export const slow = listFile({
  permission: 'stock.read',
  filters: z.object({
    q: z.string().max(100).optional(),
    category: id.optional(),
    days: z.enum(SLOW_SPANS.map(String)).optional(),
  }),
  // In one go: each page of it costs as much as the whole.
  page: ({ reader, storeIds, cursor, sees, now }, { q, category, days }) =>
    slowMovers(
      reader,
      { storeIds, cursor, days: Number(days ?? SLOW_DAYS), term: q, categoryId: category },
      sees,
      now,
      MOST_AT_ONCE,
    ),
  words(words) {
    const [t, stock] = [words('stock.slowMovers'), words('stock')];
    return {
      title: t('title'),
      columns: [
        ...goodsColumns(words),
        { title: stock('onHand'), of: (row) => Number(row.onHand) },
        { title: t('value'), of: (row) => yuan(row.valueFen), sum: 'whole' },
        { title: t('lastSale'), of: (row) => row.lastSale ?? t('never') },
        { title: t('lastReceipt'), of: (row) => row.lastReceipt ?? t('never') },
        ...AGE_NAMES.map((age, at) => ({
          title: t(`ages.${age}`),
          of: (row: SlowRow) => Number(row.ages[at] ?? 0),
        })),
        { title: t('sellsAt'), of: (row) => row.sellsAt?.store ?? null },
      ],
    };
  },
});

export const replenishment = listFile({
  permission: 'stock.read',
  filters: z.object({
    q: z.string().max(100).optional(),
    category: id.optional(),
    supplier: id.optional(),
    due: z.literal('1').optional(),
  }),
  page: ({ reader, storeIds, cursor, now, take }, { q, category, supplier, due }) =>
    suggestOrders(
      reader,
      { storeIds, cursor, term: q, categoryId: category, supplierId: supplier, due: due === '1' },
      now,
      take,
    ),
  words(words) {
    const t = words('purchasing.replenishment');
    return {
      title: t('title'),
      columns: [
        ...goodsColumns(words),
        { title: t('columns.atHand'), of: (row) => Number(row.atHand) },
        { title: t('columns.coming'), of: (row) => Number(row.coming) },
        { title: t('columns.pace'), of: (row) => Number(row.pace) },
        { title: t('columns.daysLeft'), of: (row) => (row.daysLeft === null ? null : Number(row.daysLeft)) },
        { title: t('reorderPoint'), of: (row) => Number(row.reorderPoint) },
        { title: t('packSize'), of: (row) => Number(row.packSize) },
        { title: t('columns.suggested'), of: (row) => Number(row.suggested) },
        { title: t('supplier'), of: (row) => row.supplier },
      ],
    };
  },
});
