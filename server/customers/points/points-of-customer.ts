import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { customersNamed, rowsOfCustomer } from '../customers-named';
import { CustomerUnknown } from '../errors';
import { receiptsOf } from '../receipt-numbers';
import { POINT_KINDS } from './point-rules';

/** Entries that are shown, newest first: older ones stand on their tickets. */
const SHOWN = 30;

/** What points a customer has, and how they came and went last, over all stores: it is one account. @throws CustomerUnknown */
export async function pointsOfCustomer(reader: Reader, asked: string) {
  const named = (await customersNamed(reader, [asked])).get(asked);
  if (!named) throw new CustomerUnknown({ customerId: asked });
  const ids = await rowsOfCustomer(reader, named.id);
  const [account, rows] = await Promise.all([
    reader.creditAccount.findUnique({ where: { customerId: named.goesOnAsId }, select: { points: true } }),
    reader.pointEntry.findMany({
      where: { customerId: { in: ids } },
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: SHOWN + 1,
    }),
  ]);
  const shown = rows.slice(0, SHOWN);
  const [names, receipts] = await Promise.all([
    personNames(
      reader,
      shown.map(({ personId }) => personId),
    ),
    receiptsOf(reader, shown),
  ]);
  return {
    customerId: named.goesOnAsId,
    points: Number(account?.points ?? 0n),
    isCut: rows.length > SHOWN,
    entries: shown.map((row) => ({
      id: row.id,
      storeId: row.storeId,
      day: dateToDay(row.businessDay),
      kind: POINT_KINDS.find((kind) => kind === row.kind) ?? 'CORRECTION',
      points: Number(row.points),
      leftAfter: Number(row.leftAfter),
      /** The ticket it comes from; none of an act. */
      ticketId: row.documentKind === 'TICKET' ? row.documentId : null,
      receipt: receipts.get(row.documentId) ?? null,
      reason: row.reason,
      person: names.get(row.personId) ?? '',
    })),
  };
}
