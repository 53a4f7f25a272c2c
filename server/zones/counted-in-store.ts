import { Prisma } from '@/generated/prisma/client';
import type { CountedInStore } from '@/server/stores/asked-above';

/** Open zones of a store, and those nobody answers for. */
export const ZONES_IN_STORE: Pick<CountedInStore, 'zones' | 'ownerless'> = {
  zones: (storeId) =>
    Prisma.sql`SELECT count(*)::int FROM zone WHERE zone.store_id = ${storeId} AND zone.closed_at IS NULL`,
  ownerless: (
    storeId,
  ) => Prisma.sql`SELECT count(*)::int FROM zone WHERE zone.store_id = ${storeId} AND zone.closed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM zone_assignment a WHERE a.store_id = zone.store_id AND a.zone_id = zone.id
      AND a.starts_at <= now() AND (a.ends_at IS NULL OR a.ends_at > now()))`,
};
