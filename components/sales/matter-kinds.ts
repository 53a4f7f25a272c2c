/** Kinds of open matters, in the order they hurt. */
export const MATTER_KINDS = ['breaches', 'gaps', 'parked', 'negative', 'pickups'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** As many as a list holds: then there may be more. */
export const MATTERS_SHOWN = 200;
