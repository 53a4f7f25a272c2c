import type { Reader } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { storesOf } from '@/server/stores/queries';

/** The latest changes shown. */
const SHOWN = 50;

/** From a moment on the product was asked for at this price. Floor and cost are null for who may not see them. */
export interface PriceMoment {
  id: string;
  at: Date;
  by: string | null;
  listPriceFen: number;
  floorPriceFen: number | null;
  /** Fen per unit, decimal text. */
  cost: string | null;
}

/** What a product was asked for and cost, the latest first. */
export async function priceHistory(
  reader: Reader,
  productId: string,
  sees: { floor: boolean; cost: boolean },
): Promise<PriceMoment[]> {
  const rows = await reader.productPrice.findMany({
    where: { productId },
    orderBy: [{ setAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  const names = await personNames(
    reader,
    rows.flatMap(({ setById }) => setById ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.setAt,
    by: row.setById ? (names.get(row.setById) ?? null) : null,
    listPriceFen: fenOf(row.listPriceFen),
    floorPriceFen: sees.floor ? fenOrNull(row.floorPriceFen) : null,
    cost: sees.cost ? (row.cost?.toFixed() ?? null) : null,
  }));
}

/** Products that were made at a store's door, the latest first, for head office to complete. */
export async function productsFromStores(reader: Reader) {
  const rows = await reader.productPrice.findMany({
    where: { storeId: { not: null } },
    orderBy: { setAt: 'desc' },
    take: SHOWN,
    include: { product: { select: { id: true, code: true, name: true, spec: true } } },
  });
  const [stores, names] = await Promise.all([
    storesOf(
      reader,
      rows.flatMap(({ storeId }) => storeId ?? []),
    ),
    personNames(
      reader,
      rows.flatMap(({ setById }) => setById ?? []),
    ),
  ]);
  const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
  return rows.map(({ product, setAt, setById, storeId, listPriceFen }) => ({
    ...product,
    at: setAt,
    by: setById ? (names.get(setById) ?? '') : '',
    store: storeId ? (storeNames.get(storeId) ?? '') : '',
    listPriceFen: fenOf(listPriceFen),
  }));
}
