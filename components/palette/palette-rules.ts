import { COUNTER_PERMISSION, NAVIGATION, navigationFor, type Place } from '@/components/shell/navigation';
import { PERMISSIONS, type Permission, ROLES, type RoleName } from '@/server/staff/permissions';

/** Something the palette leads to. */
export type Found = {
  /** Unique in the palette. */
  id: string;
  label: string;
  /** What tells it from its neighbours: a code, a store, an amount. */
  detail?: string | undefined;
  href: string;
  /** Chooses this store first; `null`: all stores. */
  chooses?: string | null | undefined;
};

export type FoundKind =
  | 'dates'
  | 'documents'
  | 'pages'
  | 'actions'
  | 'stores'
  | 'customers'
  | 'zones'
  | 'products'
  | 'receipts'
  | 'people';

export type FoundGroup = { kind: FoundKind; items: readonly Found[] };

/** Most of a kind that are shown at once. */
export const SHOWN = 6;

/** What is begun from anywhere, under `palette.actions`. */
export const ACTIONS = [
  ['sell', '/counter', COUNTER_PERMISSION],
  ['practise', '/counter?practice=1', COUNTER_PERMISSION],
  ['receive', '/stock/receiving/new', 'purchasing.receive'],
  ['transfer', '/stock/transfers/new', 'transfers.manage'],
  ['order', '/stock/orders/new', 'purchasing.order'],
  ['adjust', '/stock/adjustments/new', 'stock.adjust'],
  ['move', '/stock/moves/new', 'stock.move'],
  ['returnToSupplier', '/stock/supplier-returns/new', 'purchasing.receive'],
  ['count', '/stocktakes/new', 'stocktake.plan'],
  ['countNow', '/count', 'stocktake.count'],
  ['reconcile', '/stock/reconciliation/new', 'reconciliation.reconcile'],
  ['openShortage', '/stock/shortages/new', 'shortages.open'],
  ['addProduct', '/catalog/new', 'catalog.manage'],
  ['entries', '/stock/entries', 'stock.read'],
  ['asOf', '/stock/as-of', 'stock.read'],
  ['printBook', '/stock/print', 'stock.read'],
  ['shrinkage', '/stocktakes/shrinkage', 'stocktake.read'],
  ['payroll', '/stock/shortages/payroll', 'shortages.read'],
  ['exceptions', '/insight/exceptions', 'insight.read'],
  ['refunds', '/tickets?kind=RETURN', 'sales.read'],
  ['belowFloor', '/tickets?mark=belowFloor', 'sales.read'],
  ['unapprovedReturns', '/tickets?mark=unapprovedReturn', 'sales.read'],
  ['arrived', '/stock/entries?kind=RECEIVING', 'stock.read'],
  ['security', '/my/security', null],
] as const satisfies readonly (readonly [string, string, Permission | null])[];

export type ActionName = (typeof ACTIONS)[number][0];

/** The pages of the menu a person may open, each once. */
export function pagesFor(permissions: readonly string[]): Place[] {
  return navigationFor(permissions).flatMap(({ items }) => items.flatMap(({ places }) => places));
}

export function actionsFor(permissions: readonly string[]): (readonly [ActionName, string])[] {
  return ACTIONS.filter(([, , needed]) => needed === null || permissions.includes(needed)).map(
    ([name, href]) => [name, href],
  );
}

/** A page or act somebody may not open, found by its words: then who does it is worth a sentence. */
export interface WhoDoes {
  name: string;
  roles: readonly RoleName[];
}

/** The pages of the menu and the acts that are not a person's own, each with the right it wants. */
export function notFor(permissions: readonly string[]) {
  const isOpen = (needed: readonly Permission[]) => needed.some((one) => permissions.includes(one));
  const places = NAVIGATION.flatMap(({ items }) => items.flatMap((item) => item.places)).flatMap(
    ({ messageKey, permission }) =>
      permission === null ? [] : [{ messageKey, needed: [permission].flat() as Permission[] }],
  );
  const acts = ACTIONS.flatMap(([action, , needed]) =>
    needed === null ? [] : [{ action, needed: [needed] as Permission[] }],
  );
  return {
    places: places.filter(({ needed }) => !isOpen(needed)),
    acts: acts.filter(({ needed }) => !isOpen(needed)),
  };
}

/** Who does things in a shop; accountants and head office mostly look. */
const HANDS: readonly RoleName[] = ['STORE_MANAGER', 'STOCK_KEEPER'];

/** Whose work it is, as a shop says it: those at hand where they have one of these rights, administrators only where nobody else has. */
export function rolesFor(needed: readonly Permission[]): RoleName[] {
  const roles = ROLES.filter((role) =>
    needed.some((permission) => (PERMISSIONS[permission] as readonly RoleName[]).includes(role)),
  );
  const atHand = roles.filter((role) => HANDS.includes(role));
  const working = atHand.length > 0 ? atHand : roles.filter((role) => role !== 'ADMIN');
  return working.length > 0 ? working : roles;
}

/** A name with everything it is found by: its words, other words for it, and their pinyin once that is at hand. */
export type Named = { found: Found; words: string };

/**
 * Those that hold every word that was typed, in their order; who begin with it come first.
 * @param typed as it was typed; nothing typed finds everything
 */
export function matching(all: readonly Named[], typed: string): Found[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const hits = all.filter(({ words: held }) => words.every((word) => held.includes(word)));
  const first = words[0];
  const begins = ({ found }: Named) =>
    first !== undefined && found.label.toLowerCase().startsWith(first) ? 0 : 1;
  return hits.toSorted((a, b) => begins(a) - begins(b)).map(({ found }) => found);
}

/** Numbers of receipts are looked for from this many digits on: fewer name half a store. */
const DIGITS_OF_A_NUMBER = 3;

export function looksLikeReceipt(typed: string): boolean {
  return /^[\w-]*$/.test(typed) && (typed.match(/\d/g) ?? []).length >= DIGITS_OF_A_NUMBER;
}
