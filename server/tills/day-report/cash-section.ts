import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import type { ReportSection } from '@/server/platform/report-section';
import { countsOfSessions } from '@/server/tills/counts';
import { type CashFigures, cashFigures } from './cash-schema';

/**
 * Sessions, their cash and, drawer by drawer, what it is made of.
 * @param tickets lent by whoever books them: `id` and `number` of a store's tickets, so that a movement says whose it is
 */
export function cashSection(
  tickets: (storeId: string) => Prisma.Sql,
): ReportSection<CashFigures, Awaited<ReturnType<typeof countedDrawers>>> {
  return {
    versions: {
      1: { schema: cashFigures, statement: (storeId, day) => object(cashOf(storeId, day)) },
      2: {
        schema: cashFigures,
        statement: (storeId, day) =>
          object(
            Prisma.sql`${cashOf(storeId, day)}, 'drawers', (${drawersOf(storeId, day, tickets(storeId))})`,
          ),
      },
    },
    current: 2,
    people: ({ sessions }) => sessions.flatMap(({ openedById, closedById }) => [openedById, closedById]),
    details: (reader, { storeId }, figures) => countedDrawers(reader, storeId, figures),
    withoutSecrets: (figures, { may, isCounting }) =>
      isCounting && !may('tills.approveDifference') ? { ...figures, cash: [], drawers: [] } : figures,
  };
}

/** The counts of the day's closed drawers, the first as well as the second, and why they were short or over. */
async function countedDrawers(reader: Reader, storeId: string, { sessions }: CashFigures) {
  const ids = sessions.map(({ sessionId }) => sessionId);
  const counts = await countsOfSessions(reader, storeId, ids);
  const explained = await reader.tillSession.findMany({
    where: { storeId, id: { in: ids }, differenceReason: { not: null } },
    select: { id: true, differenceReason: true },
  });
  const reasons: Record<string, string> = {};
  for (const { id, differenceReason } of explained) if (differenceReason) reasons[id] = differenceReason;
  return { counts: counts.map(({ denominations: _pieces, ...count }) => count), reasons };
}

function object(fields: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT jsonb_build_object(${fields}) AS figures`;
}

function cashOf(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    'sessions', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."tillCode", x."zNumber"), '[]') FROM (
      SELECT s.id AS "sessionId", l.code AS "tillCode", s.z_number AS "zNumber", s.opened_by_id AS "openedById",
        s.closed_by_id AS "closedById", s.float_fen AS "floatFen", s.expected_fen AS "expectedFen",
        s.counted_fen AS "countedFen", s.difference_fen AS "differenceFen"
      FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
      WHERE s.store_id = ${storeId}::uuid AND s.business_day = ${day}::date) x),
    'cash', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
      SELECT kind, count(*) AS count, sum(amount_fen)::bigint AS "amountFen"
      FROM cash_movement WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY kind) x)`;
}

function drawersOf(storeId: string, day: string, tickets: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."sessionDay", x."tillCode", x."sessionId"), '[]') FROM (
      SELECT s.id AS "sessionId", l.code AS "tillCode", s.business_day AS "sessionDay",
        (SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.kind), '[]') FROM (
          SELECT kind, count(*) AS count, sum(amount_fen)::bigint AS "amountFen" FROM cash_movement m
          WHERE m.store_id = ${storeId}::uuid AND m.session_id = s.id AND m.business_day = ${day}::date AND NOT m.after_close GROUP BY kind) k) AS kinds,
        (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.day, a.number, a."movementId"), '[]') FROM (
          SELECT m.id AS "movementId", CASE WHEN m.business_day <> ${day}::date THEN 'OTHER_DAY' WHEN m.after_close THEN 'AFTER_CLOSE' ELSE 'OTHER_DRAWER' END AS why,
            m.kind, m.business_day AS day, t.id AS "ticketId", t.number, coalesce(m.reason, '') AS reason, m.amount_fen AS "amountFen"
          FROM cash_movement m LEFT JOIN (${tickets}) t ON t.id = m.ticket_id
          WHERE m.store_id = ${storeId}::uuid AND m.session_id = s.id AND CASE WHEN m.business_day = ${day}::date
            THEN m.after_close OR s.business_day <> ${day}::date ELSE s.business_day = ${day}::date AND NOT m.after_close END) a) AS apart
      FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
      WHERE s.store_id = ${storeId}::uuid AND (s.business_day = ${day}::date OR s.id IN (
        SELECT session_id FROM cash_movement WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date))) x`;
}
