import Dexie, { type EntityTable } from 'dexie';
import type { CatalogueModel } from '@/server/catalog/models/queries';
import type { CatalogueProduct as ServedProduct } from '@/server/catalog/queries';

/** A product as the tablet keeps it: without its floor; copies of before have no member price and no kind: goods, all of them. */
export type CatalogueProduct = Omit<ServedProduct, 'floorPriceFen' | Later> &
  Partial<Pick<ServedProduct, Later>>;

export type { CatalogueModel } from '@/server/catalog/models/queries';

/** What copies of before do not have. */
type Later = 'memberPriceFen' | 'kind' | 'needsSerial' | 'modelId' | 'values';

export interface CatalogueCategory {
  id: string;
  name: string;
}

interface Note {
  key: string;
  value: unknown;
}

/** Only what the counter needs is kept: a manager's copy must not tell the next clerk the floors. */
export function withoutSecrets(product: CatalogueProduct): CatalogueProduct {
  const {
    id,
    code,
    name,
    spec,
    unit,
    decimals,
    listPriceFen,
    memberPriceFen = null,
    taxRateBp,
    categoryId,
    barcodes,
    searchText,
    picture,
    kind = 'GOODS',
    needsSerial = false,
    modelId = null,
    values = [],
  } = product;
  return {
    id,
    code,
    name,
    spec,
    unit,
    decimals,
    listPriceFen,
    memberPriceFen,
    taxRateBp,
    categoryId,
    barcodes,
    searchText,
    active: product.active,
    picture,
    kind,
    needsSerial,
    modelId,
    values,
  };
}

/** Raised where a product has more to it: a copy of before is filled anew, as what did not change would never come. */
export const COPY_SHAPE = 2;

/** Where the tablet keeps its copy of the catalogue. */
export function openCatalogueStore() {
  const store = new Dexie('daybook-catalogue') as Dexie & {
    products: EntityTable<CatalogueProduct, 'id'>;
    notes: EntityTable<Note, 'key'>;
    models: EntityTable<CatalogueModel, 'id'>;
  };
  store.version(1).stores({ products: 'id', notes: 'key' });
  store.version(2).stores({ products: 'id', notes: 'key', models: 'id' });
  return store;
}
