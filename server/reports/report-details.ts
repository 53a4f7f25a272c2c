import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { eachByKey } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import { countsOfSessions } from '@/server/tills/counts';
import type { DayFigures } from './schema';

/** Why drawers were short or over, by session. */
export async function differenceReasons(
  reader: Reader,
  storeId: string,
  figures: DayFigures,
): Promise<Record<string, string>> {
  const sessions = await reader.tillSession.findMany({
    where: { storeId, id: { in: figures.sessions.map((session) => session.sessionId) } },
    select: { id: true, differenceReason: true },
  });
  return Object.fromEntries(
    sessions.flatMap(({ id, differenceReason }) => (differenceReason ? [[id, differenceReason]] : [])),
  );
}

/** The counts of the day's closed drawers, the first as well as the second, by session. */
export async function drawerCounts(reader: Reader, storeId: string, figures: DayFigures) {
  const counts = await countsOfSessions(
    reader,
    storeId,
    figures.sessions.map((session) => session.sessionId),
  );
  return counts.map(({ denominations: _pieces, ...count }) => count);
}
export type DrawerCount = Awaited<ReturnType<typeof drawerCounts>>[number];

/** Approved returns name their ticket too: of a line's approval the figures say it, of a whole ticket's its use does. */
export async function withReturnTickets(
  reader: Reader,
  storeId: string,
  figures: DayFigures,
): Promise<DayFigures> {
  const returns = figures.approvals.filter(({ kind, ticketId }) => kind === 'RETURN' && ticketId === null);
  if (returns.length === 0) return figures;
  const uses = await reader.approvalUse.findMany({
    where: { storeId, approvalId: { in: returns.map(({ approvalId }) => approvalId) } },
    select: { approvalId: true, subjectId: true },
  });
  const tickets = await reader.ticket.findMany({
    where: { storeId, id: { in: uses.map(({ subjectId }) => subjectId) } },
    select: { id: true, number: true },
  });
  const approvals = figures.approvals.map((row) => {
    const use = uses.find(({ approvalId }) => approvalId === row.approvalId);
    const ticket = tickets.find(({ id }) => id === use?.subjectId);
    return ticket ? { ...row, ticketId: ticket.id, number: ticket.number } : row;
  });
  return { ...figures, approvals };
}

/** What became of the numbers that are not on this day: another day, rejected, explained, or still nowhere. */
export async function whatBecameOfNumbers(
  reader: Reader,
  storeId: string,
  numbers: { deviceId: string; prefix: string; missing: number[] }[],
  sealedAt: Date | null,
) {
  const wanted = numbers.flatMap(({ deviceId, missing }) => missing.map((seq) => ({ deviceId, seq })));
  if (wanted.length === 0) return [];
  const where = { storeId, OR: wanted };
  const [tickets, rejected, explained] = await Promise.all([
    reader.ticket.findMany({ where, select: { deviceId: true, seq: true, businessDay: true } }),
    reader.rejectedTicket.findMany({ where, select: { deviceId: true, seq: true } }),
    reader.numberExplanation.findMany({
      where,
      select: { deviceId: true, seq: true, reason: true, explainedAt: true, personId: true },
    }),
  ]);
  const names = await personNames(
    reader,
    explained.map((word) => word.personId),
  );
  const same = (row: { deviceId: string; seq: number }) => (other: { deviceId: string; seq: number }) =>
    row.deviceId === other.deviceId && row.seq === other.seq;
  return wanted.map((row) => {
    const ticket = tickets.find(same(row));
    const word = explained.find(same(row));
    const prefix = numbers.find((one) => one.deviceId === row.deviceId)?.prefix ?? '';
    if (ticket)
      return {
        ...row,
        prefix,
        what: 'OTHER_DAY' as const,
        detail: dateToDay(ticket.businessDay),
        since: null,
      };
    // A ticket that turned up takes the place of the word about it.
    if (rejected.some(same(row)))
      return { ...row, prefix, what: 'REJECTED' as const, detail: '', since: null };
    if (word) {
      const by = names.get(word.personId) ?? '';
      const since = { at: word.explainedAt, by, afterSeal: sealedAt !== null && word.explainedAt > sealedAt };
      return { ...row, prefix, what: 'EXPLAINED' as const, detail: word.reason, since };
    }
    return { ...row, prefix, what: 'GAP' as const, detail: '', since: null };
  });
}

/** What tells the goods of approvals and breaches from their neighbours, by approval and by breach: figures keep names alone. */
export async function specsOfLines(
  reader: Reader,
  storeId: string,
  { approvals, breaches }: Pick<DayFigures, 'approvals' | 'breaches'>,
): Promise<Record<string, string>> {
  const tickets = new Set([...approvals, ...breaches].flatMap(({ ticketId }) => ticketId ?? []));
  if (tickets.size === 0) return {};
  const rows = await reader.$queryRaw<{ approvalId: string | null; breachId: string | null; spec: string }[]>`
    SELECT l.approval_id AS "approvalId", l.breach_id AS "breachId", p.spec FROM (${eachByKey(
      [...tickets],
      'uuid',
      Prisma.sql`SELECT * FROM ticket_line t WHERE t.store_id = ${storeId}::uuid AND t.ticket_id = k.key`,
    )}) l JOIN product p ON p.id = l.product_id
    WHERE p.spec <> '' AND (l.approval_id IS NOT NULL OR l.breach_id IS NOT NULL)`;
  return Object.fromEntries(
    rows.flatMap(({ approvalId, breachId, spec }) =>
      [approvalId, breachId].flatMap((id) => (id === null ? [] : [[id, spec]])),
    ),
  );
}
