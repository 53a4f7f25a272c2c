import { Prisma } from '@/generated/prisma/client';
import type { TillsOfDevices } from '@/server/staff/devices/tills-of-devices';
import type { CountedInStore } from '@/server/stores/asked-above';

const WITH_STORE = { store: { select: { code: true, name: true, timeZone: true } } };

/** What devices ask of their tills. */
export const TILLS_OF_DEVICES: TillsOfDevices = {
  one: (reader, { storeId, tillId: id }) =>
    reader.till.findUnique({ where: { storeId_id: { storeId, id } }, include: WITH_STORE }),
  async locked(tx, { storeId, tillId }) {
    await tx.$queryRaw`SELECT 1 AS locked FROM till WHERE store_id = ${storeId}::uuid AND id = ${tillId}::uuid FOR UPDATE`;
    return TILLS_OF_DEVICES.one(tx, { storeId, tillId });
  },
  open: (reader, storeIds) =>
    reader.till.findMany({
      where: { storeId: { in: [...storeIds] }, closedAt: null },
      orderBy: [{ store: { code: 'asc' } }, { code: 'asc' }],
      include: WITH_STORE,
    }),
};

/** Tills in use of a store. */
export const TILLS_IN_STORE: CountedInStore['tills'] = (storeId) =>
  Prisma.sql`SELECT count(*)::int FROM till t WHERE t.store_id = ${storeId} AND t.closed_at IS NULL`;
