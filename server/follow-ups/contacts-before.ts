import { dateToDay } from '@/lib/business-day';
import { rowsOfCustomer } from '@/server/customers/customers-named';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Entries of each kind that are shown. */
const MOST = 20;

/** Who of a store had called a customer and who had them come, up to a moment, the latest first; what was said is left out. */
export async function contactsBefore(
  reader: Reader,
  { storeId, customerId, until }: { storeId: string; customerId: string; until: Date },
) {
  const of = { storeId, customerId: { in: await rowsOfCustomer(reader, customerId) } };
  const [calls, visits] = await Promise.all([
    reader.customerCall.findMany({
      where: { ...of, calledAt: { lte: until } },
      orderBy: [{ calledAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: { id: true, personId: true, direction: true, outcome: true, calledAt: true },
    }),
    reader.customerVisit.findMany({
      where: { ...of, invitedAt: { lte: until } },
      orderBy: [{ invitedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: { id: true, invitedById: true, metById: true, forDay: true, cameAt: true },
    }),
  ]);
  const names = await personNames(reader, [
    ...calls.map(({ personId }) => personId),
    ...visits.flatMap(({ invitedById, metById }) => [invitedById, metById]),
  ]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '');
  return {
    calls: calls.map(({ id, personId, direction, outcome, calledAt }) => ({
      id,
      person: nameOf(personId),
      direction,
      outcome,
      at: calledAt,
    })),
    visits: visits.map(({ id, invitedById, metById, forDay, cameAt }) => ({
      id,
      invitedBy: nameOf(invitedById),
      metBy: nameOf(metById),
      forDay: dateToDay(forDay),
      cameAt,
    })),
  };
}
