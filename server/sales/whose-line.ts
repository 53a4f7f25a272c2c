import type { Reader, Tx } from '@/server/platform/db';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import type { LineShare } from './shares-of-lines';

/** Whose a line is, and how much of it: basis points, which come to 10000. */
export interface Holder {
  personId: string;
  shareBp: number;
}

/** A line that was sold, with whose it is now, the most first; null: no such line, or one that came back. */
export async function whoseLine(reader: Reader, storeId: string, lineId: string) {
  const line = await reader.ticketLine.findUnique({
    where: { storeId_id: { storeId, id: lineId } },
    select: { ticketId: true, returnsLineId: true, salespersonId: true },
  });
  if (!line || line.returnsLineId !== null) return null;
  const mostFirst = [{ shareBp: 'desc' as const }, { personId: 'asc' as const }];
  const last = await reader.lineAttribution.findFirst({
    where: { storeId, lineId },
    orderBy: { entryNo: 'desc' },
    select: { entryNo: true },
  });
  const select = { personId: true, shareBp: true };
  const shares = last
    ? await reader.lineAttribution.findMany({
        where: { storeId, lineId, entryNo: last.entryNo, shareBp: { gt: 0 } },
        orderBy: mostFirst,
        select,
      })
    : await reader.ticketLineShare.findMany({ where: { storeId, lineId }, orderBy: mostFirst, select });
  const holders: Holder[] =
    shares.length > 0 ? shares : [{ personId: line.salespersonId, shareBp: WHOLE_BP }];
  return { ticketId: line.ticketId, entries: last?.entryNo ?? 0, holders };
}

/** The whole of a line, basis points. */
export const WHOLE_BP = 10_000;

/**
 * THE writer of whose a line is from now on: an entry of its own on an open day; the line and its shares stay as they were booked. Whoever
 * calls holds the line's dispute, so that entries of a line come one after the other.
 */
export async function moveLine(
  tx: Tx,
  of: { storeId: string; lineId: string; disputeId: string; movedById: string; movedAt: Date },
  { entries, holders }: { entries: number; holders: readonly Holder[] },
  to: readonly Holder[],
  businessDay: PostingDay,
): Promise<void> {
  const bpOf = (list: readonly Holder[], personId: string) =>
    list.find((one) => one.personId === personId)?.shareBp ?? 0;
  const people = [...new Set([...holders, ...to].map(({ personId }) => personId))].sort();
  const rows = people.map((personId) => ({
    store_id: of.storeId,
    line_id: of.lineId,
    entry_no: entries + 1,
    person_id: personId,
    was_bp: bpOf(holders, personId),
    share_bp: bpOf(to, personId),
    dispute_id: of.disputeId,
    moved_by_id: of.movedById,
    moved_at: of.movedAt.toISOString(),
    business_day: dayOf(businessDay, of.storeId),
  }));
  // Stamped by the database's clock as lines are: what came back before it moves with it, what comes back later is theirs whose it is then.
  await tx.$executeRaw`${insertRows('line_attribution', COLUMNS, rows)}`;
}

const COLUMNS = [
  'store_id',
  'line_id',
  'entry_no',
  'person_id',
  'was_bp',
  'share_bp',
  'dispute_id',
  'moved_by_id',
  'moved_at',
  'business_day',
] as const;

/** How a line was moved at last. */
export interface LineMove {
  disputeId: string;
  movedBy: string;
  movedAt: Date;
  from: LineShare[];
  to: LineShare[];
}

/** The latest move of each line that was moved; one that comes back goes with its sale. */
export async function movesOfLines(
  reader: Reader,
  storeId: string,
  lines: readonly { id: string; returnsLineId: string | null }[],
): Promise<Map<string, LineMove>> {
  const soldAs = new Map(lines.map(({ id, returnsLineId }) => [id, returnsLineId ?? id]));
  const rows = await reader.lineAttribution.findMany({
    where: { storeId, lineId: { in: [...soldAs.values()] } },
    orderBy: [{ entryNo: 'desc' }, { shareBp: 'desc' }, { personId: 'asc' }],
  });
  if (rows.length === 0) return new Map();
  const names = await personNames(
    reader,
    rows.flatMap(({ personId, movedById }) => [personId, movedById]),
  );
  const moveOf = (lineId: string): LineMove | null => {
    const last = rows.find((row) => row.lineId === lineId);
    if (!last) return null;
    const entry = rows.filter((row) => row.lineId === lineId && row.entryNo === last.entryNo);
    const side = (bp: (row: (typeof rows)[number]) => number) =>
      entry
        .map((row) => ({ personId: row.personId, person: names.get(row.personId) ?? '', shareBp: bp(row) }))
        .filter(({ shareBp }) => shareBp > 0)
        .sort((a, b) => b.shareBp - a.shareBp);
    return {
      disputeId: last.disputeId,
      movedBy: names.get(last.movedById) ?? '',
      movedAt: last.movedAt,
      from: side(({ wasBp }) => wasBp),
      to: side(({ shareBp }) => shareBp),
    };
  };
  return new Map(
    [...soldAs].flatMap(([id, sold]) => {
      const move = moveOf(sold);
      return move ? [[id, move] as const] : [];
    }),
  );
}
