import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { customersNamed } from './customers-named';

const MOST = 100;

/** Customers somebody asked for in these stores and nobody decided about, longest waiting first. */
export async function listTakeovers(reader: Reader, storeIds: readonly string[]) {
  const rows = await reader.customerTakeover.findMany({
    where: { heldStoreId: { in: [...storeIds] }, given: null },
    orderBy: { askedAt: 'asc' },
    take: MOST,
    select: { id: true, customerId: true, askedById: true, askedAt: true, heldById: true, heldStoreId: true },
  });
  const [people, customers] = await Promise.all([
    personNames(
      reader,
      rows.flatMap(({ askedById, heldById }) => [askedById, heldById]),
    ),
    customersNamed(
      reader,
      rows.map(({ customerId }) => customerId),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    storeId: row.heldStoreId,
    customerId: row.customerId,
    customer: customers.get(row.customerId)?.name ?? '',
    askedBy: people.get(row.askedById) ?? '',
    heldById: row.heldById,
    heldBy: people.get(row.heldById) ?? '',
    askedAt: row.askedAt,
  }));
}
