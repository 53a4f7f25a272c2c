import { dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { DRAWER_KINDS } from './payment-rules';

/** What a day's tickets took by each tender that leaves a slip, fen less refunds; cash has its counts. */
export async function tendersOfDay(reader: Reader, storeId: string, day: string) {
  const rows = await reader.tender.groupBy({
    by: ['kind'],
    where: { storeId, businessDay: dayToDate(day), kind: { notIn: [...DRAWER_KINDS] } },
    orderBy: { kind: 'asc' },
    _sum: { amountFen: true },
  });
  return rows.map(({ kind, _sum }) => ({ kind, amountFen: fenOf(_sum.amountFen ?? 0n) }));
}

/** What was paid out of drawers by hand on a day, in its order. */
export async function paidOutsOfDay(reader: Reader, storeId: string, day: string) {
  const rows = await reader.cashMovement.findMany({
    where: { storeId, businessDay: dayToDate(day), kind: 'PAID_OUT' },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sessionId: true, reason: true, amountFen: true },
  });
  return rows.map(({ id, sessionId, reason, amountFen }) => ({
    id,
    sessionId,
    reason: reason ?? '',
    amountFen: fenOf(amountFen),
  }));
}
