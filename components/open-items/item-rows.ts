import type { ItemKind } from './item-kinds';
import type { ItemPlace } from './item-table';
import type { Items } from './read-items';

type RowOf<Kind extends ItemKind> = NonNullable<Items[Kind]>[number];
/** A row of one kind, with its store. */
export type RowIn<Kind extends ItemKind> = RowOf<Kind> & ItemPlace;
/** Rows of one kind, for its table. */
export type TableOf<Kind extends ItemKind> = {
  rows: readonly RowIn<Kind>[];
  /** Over several stores: each row says its own. */
  several: boolean;
};
