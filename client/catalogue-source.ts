import type { CatalogueCategory, CatalogueModel, CatalogueProduct } from './catalogue-store';

/** Where a copy stands; null: it has nothing yet. */
export type Cursor = { revision: number; id: string } | null;

/** What changed since a cursor. */
export interface Changes {
  products: CatalogueProduct[];
  models?: CatalogueModel[];
  cursor: Cursor;
  more: boolean;
}

/** How the server is asked; the counter hands in tRPC. */
export interface CatalogueSource {
  changes: (since: Cursor) => Promise<Changes>;
  categories: () => Promise<CatalogueCategory[]>;
  /** The product of a whole code or barcode, for one this copy does not have. */
  byCode: (code: string) => Promise<CatalogueProduct | null>;
}
