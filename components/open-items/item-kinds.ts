/** Kinds of open items, in the order they hurt. */
export const ITEM_KINDS = ['breaches', 'gaps', 'rejected', 'negative', 'temporary', 'pickups'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** As many as a list holds: then there may be more. */
export const MATTERS_SHOWN = 200;

/** A gap is on its way for an hour after its series last moved, ms. */
export const ON_ITS_WAY_MS = 60 * 60_000;
