import type { Tx } from '@/server/platform/db';

/** Thrown inside a hot transaction to leave it; nothing was written. */
export class OrdinaryClientNeeded extends Error {}

/** The ordinary client's transaction. @throws OrdinaryClientNeeded on the hot path */
export function ordinary(tx: Tx | null): Tx {
  if (!tx) throw new OrdinaryClientNeeded();
  return tx;
}
