import { LRUCache } from 'lru-cache';
import { Prisma } from '@/generated/prisma/client';
import type { RunSql } from '@/server/platform/db';
import { perProcess } from '@/server/platform/per-process';
import { type KnownVersion, versionsById } from './versions';

/** A version that tickets name, with the goods it may sell below their floor: fen a unit, by product. Floors themselves are not in it. */
export interface SoldBy extends KnownVersion {
  allowedBelowFloor: ReadonlyMap<string, number>;
}

/** What a version says never changes; whether it was called off or replaced is known a moment late, which tickets tell of anyway. */
const cache = perProcess('promotions-sold', () => new LRUCache<string, SoldBy>({ max: 1_000, ttl: 5_000 }));

/** The versions that tickets name, by their ids; one nobody made is left out. */
export async function promotionsSold(run: RunSql, ids: readonly string[]): Promise<Map<string, SoldBy>> {
  const asked = [...new Set(ids)];
  const missing = asked.filter((id) => !cache.has(id));
  if (missing.length > 0) {
    const versions = await versionsById(run, missing);
    const allowed = await run<{ version: string; product: string; fen: number }>(Prisma.sql`
      SELECT version_id AS version, product_id AS product, price_fen::float8 AS fen FROM promotion_floor_approval
      WHERE version_id = ANY(${missing}::uuid[])`);
    for (const version of versions) {
      const own = allowed.filter((row) => row.version === version.terms.id);
      const allowedBelowFloor = new Map(own.map(({ product, fen }) => [product, fen]));
      cache.set(version.terms.id, { ...version, allowedBelowFloor });
    }
  }
  return new Map(asked.flatMap((id) => [cache.get(id) ?? []].flat().map((found) => [id, found] as const)));
}
