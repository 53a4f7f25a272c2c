import Dexie, { type EntityTable } from 'dexie';
import type { CatalogueProduct as ServedProduct } from '@/server/catalog/queries';

/** A product as the tablet keeps it: without its floor; copies of before have no member price and no kind: goods, all of them. */
export type CatalogueProduct = Omit<ServedProduct, 'floorPriceFen' | Later> &
  Partial<Pick<ServedProduct, Later>>;

/** What copies of before do not have. */
type Later = 'memberPriceFen' | 'kind' | 'needsSerial';

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
  };
}

/** Where the tablet keeps its copy of the catalogue. */
export function openCatalogueStore() {
  const store = new Dexie('daybook-catalogue') as Dexie & {
    products: EntityTable<CatalogueProduct, 'id'>;
    notes: EntityTable<Note, 'key'>;
  };
  store.version(1).stores({ products: 'id', notes: 'key' });
  return store;
}
