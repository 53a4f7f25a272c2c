import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';
import { numberedInTrail } from '@/server/stock/names-in-trail';
import { ZONES } from '@/server/zones/lent-zones';

/** Stocktakes by their number, and their sheets by the zone that is counted. */
export const STOCKTAKES_IN_TRAIL = [
  numberedInTrail('STOCKTAKE', 'stocktake'),
  (asked: NamedIn) => Prisma.sql`SELECT x.id, concat_ws(' ', z.code, z.name) AS name FROM stocktake_sheet x
    JOIN ${ZONES} z ON z.store_id = x.store_id AND z.id = x.zone_id WHERE ${isNamed(asked)}`,
];
