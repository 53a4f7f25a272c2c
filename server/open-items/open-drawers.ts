import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { countsOfSessions } from '@/server/tills/counts';
import { DRAWER_KINDS } from '@/server/tills/payment-rules';
import type { OpenItem } from './schema';

type Of = { storeId: string; day: Day };
type Row = { id: string; label: string; amountFen: bigint };

/**
 * What of a day's drawers does not fit. Cash over or short: by more than the store lets pass, or without a word. Slips of a tender
 * over or short: always, there is no change to give wrongly. Money that was booked on this day into a drawer closed before.
 */
export async function openDrawers(reader: Reader, of: Of, limitFen: number): Promise<OpenItem[]> {
  const cash = await openCash(reader, of, limitFen);
  const late = await lateMoney(reader, of);
  return [...cash.map(itemOf), ...(await openSlips(reader, of)), ...late.map(itemOf)];
}

function itemOf({ amountFen, ...row }: Row): OpenItem {
  return { ...row, ticketId: null, amountFen: fenOf(amountFen) };
}

function openCash(reader: Reader, { storeId, day }: Of, limitFen: number): Promise<Row[]> {
  return reader.$queryRaw<Row[]>`
    SELECT s.id, l.code || ' Z' || s.z_number AS label, s.difference_fen AS "amountFen"
    FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
    WHERE s.store_id = ${storeId}::uuid AND s.business_day = ${day}::date AND s.difference_fen <> 0
      AND (abs(s.difference_fen) > ${limitFen} OR coalesce(btrim(s.difference_reason), '') = '')
    ORDER BY l.code, s.z_number`;
}

async function openSlips(reader: Reader, { storeId, day }: Of): Promise<OpenItem[]> {
  const sessions = await reader.$queryRaw<{ id: string; label: string }[]>`
    SELECT s.id, l.code || ' Z' || s.z_number AS label
    FROM till_session s JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
    WHERE s.store_id = ${storeId}::uuid AND s.business_day = ${day}::date AND s.closed_at IS NOT NULL ORDER BY l.code, s.z_number`;
  const counts = await countsOfSessions(
    reader,
    storeId,
    sessions.map(({ id }) => id),
  );
  return sessions.flatMap(({ id, label }) => {
    const last = counts.findLast(({ sessionId }) => sessionId === id);
    return (last?.tenders ?? [])
      .filter(({ differenceFen }) => differenceFen)
      .map(({ kind, differenceFen }) => ({
        id: `${id}/${kind}`,
        label,
        ticketId: null,
        amountFen: differenceFen,
      }));
  });
}

/** Per drawer and tender what arrived after it was closed. */
function lateMoney(reader: Reader, { storeId, day }: Of): Promise<Row[]> {
  return reader.$queryRaw<Row[]>`
    SELECT x.session_id || '/LATE/' || x.kind AS id, l.code || ' Z' || s.z_number AS label, sum(x.amount_fen)::bigint AS "amountFen"
    FROM (
      SELECT session_id, 'CASH' AS kind, amount_fen FROM cash_movement
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date AND after_close
      UNION ALL SELECT t.session_id, e.kind, e.amount_fen FROM ticket t
        JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
        WHERE t.store_id = ${storeId}::uuid AND t.business_day = ${day}::date AND 'AFTER_CLOSE' = ANY(t.flags) AND e.kind <> ALL(${[...DRAWER_KINDS]}::text[])) x
    JOIN till_session s ON s.store_id = ${storeId}::uuid AND s.id = x.session_id
    JOIN till l ON l.store_id = s.store_id AND l.id = s.till_id
    GROUP BY x.session_id, x.kind, l.code, s.z_number HAVING sum(x.amount_fen) <> 0 ORDER BY l.code, s.z_number, x.kind`;
}
