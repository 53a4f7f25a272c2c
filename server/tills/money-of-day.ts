import { dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { SLIP_KINDS } from './payment-rules';
import { repaymentTenders } from './repayment-tenders';

/** What a day's tickets and repayments took by each tender that leaves a slip, fen less refunds; cash has its counts. */
export async function tendersOfDay(reader: Reader, storeId: string, day: string) {
  const rows = await reader.$queryRaw<{ kind: string; fen: bigint }[]>`
    SELECT kind, sum(amount_fen)::bigint AS fen FROM (
      SELECT kind, amount_fen FROM tender WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date
      UNION ALL SELECT kind, amount_fen FROM (${repaymentTenders.ask()({ storeId, day })}) r) e
    WHERE kind = ANY(${[...SLIP_KINDS]}::text[]) GROUP BY kind ORDER BY kind`;
  return rows.map(({ kind, fen }) => ({ kind, amountFen: fenOf(fen) }));
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
