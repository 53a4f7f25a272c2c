import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { rowsOfCustomer } from './customers-named';

/** Entries of each kind that are shown. */
const MOST = 20;

/** Who served a customer and who looked at their numbers, up to a moment, the latest first: names and moments, nothing of the customer. */
export async function whoKnewCustomer(reader: Reader, customerId: string, until: Date) {
  const of = { customerId: { in: await rowsOfCustomer(reader, customerId) } };
  const [servings, reveals] = await Promise.all([
    reader.customerServing.findMany({
      where: { ...of, at: { lte: until } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: { id: true, kind: true, personId: true, at: true },
    }),
    reader.customerReveal.findMany({
      where: { ...of, revealedAt: { lte: until } },
      orderBy: [{ revealedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: { id: true, personId: true, reason: true, revealedAt: true },
    }),
  ]);
  const names = await personNames(
    reader,
    [...servings, ...reveals].map(({ personId }) => personId),
  );
  return {
    servings: servings.map(({ id, kind, personId, at }) => ({
      id,
      kind,
      person: personId ? (names.get(personId) ?? '') : '',
      at,
    })),
    reveals: reveals.map(({ id, personId, reason, revealedAt }) => ({
      id,
      person: names.get(personId) ?? '',
      reason,
      at: revealedAt,
    })),
  };
}
