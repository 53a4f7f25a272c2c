import { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { linesNamed } from '@/server/sales/lines-named';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import type { Outcome } from './dispute-rules';
import type { DISPUTE_STATES } from './schema';

const SOURCE: ListSource = { table: 'sales_dispute', order: [{ by: 'x.raised_at', type: 'timestamptz' }] };
/** Disputes about the lines of one ticket that are shown on it. */
const MOST_OF_TICKET = 50;

export interface DisputeFilter {
  storeIds: readonly string[];
  state?: (typeof DISPUTE_STATES)[number] | undefined;
  /** Raised by or about a line of this person alone; left out: everybody's. */
  personId?: string | undefined;
  cursor?: string | undefined;
}

const WITH = {
  parties: { orderBy: [{ shareBp: 'desc' }, { personId: 'asc' }], include: { answer: true } },
} satisfies Prisma.SalesDisputeInclude;
type Row = Prisma.SalesDisputeGetPayload<{ include: typeof WITH }>;
export type DisputeView = Awaited<ReturnType<typeof said>>[number];

/** Disputes, the latest first. */
export async function listDisputes(reader: Reader, filter: DisputeFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const rows =
    keys.length === 0 ? [] : await reader.salesDispute.findMany({ where: rowsOf(keys), include: WITH });
  return { rows: inOrderOf(keys, await said(reader, rows)), nextCursor: next };
}

export async function disputeTotals(reader: Reader, filter: DisputeFilter) {
  const { count } = await totalOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, {});
  return { count };
}

/** Disputes about the lines of a ticket, the latest first. */
export async function disputesOfTicket(reader: Reader, storeId: string, ticketId: string) {
  const rows = await reader.salesDispute.findMany({
    where: { storeId, ticketId },
    orderBy: { raisedAt: 'desc' },
    take: MOST_OF_TICKET,
    include: WITH,
  });
  return said(reader, rows);
}

/** One dispute, or null. */
export async function disputeById(reader: Reader, storeId: string, id: string): Promise<DisputeView | null> {
  const row = await reader.salesDispute.findUnique({
    where: { storeId_id: { storeId, id } },
    include: WITH,
  });
  const [dispute] = row ? await said(reader, [row]) : [];
  return dispute ?? null;
}

/** Does it concern this person: who claims the line, or whose it was? */
export function concerns({ raisedById, parties }: DisputeView, personId: string): boolean {
  return raisedById === personId || parties.some((party) => party.personId === personId);
}

/** Whose disputes somebody sees in these stores: everybody's where they decide in all of them, else their own. */
export function seenBy({ may, actor }: ActorContext, storeIds: readonly string[]): { personId?: string } {
  return storeIds.every((storeId) => may('disputes.decide', storeId)) ? {} : { personId: actor.personId };
}

function whereOf({ state, personId }: DisputeFilter): Prisma.Sql {
  return Prisma.join(
    [
      state === 'open'
        ? Prisma.sql`x.decided_at IS NULL`
        : state === 'decided'
          ? Prisma.sql`x.decided_at IS NOT NULL`
          : Prisma.sql`true`,
      ...(personId
        ? [
            Prisma.sql`(x.raised_by_id = ${personId}::uuid OR EXISTS (SELECT 1 FROM sales_dispute_party p
              WHERE p.store_id = x.store_id AND p.dispute_id = x.id AND p.person_id = ${personId}::uuid))`,
          ]
        : []),
    ],
    ' AND ',
  );
}

async function said(reader: Reader, rows: readonly Row[]) {
  const [lines, names] = await Promise.all([
    linesNamed(
      reader,
      rows.map(({ storeId, lineId }) => ({ storeId, id: lineId })),
    ),
    personNames(
      reader,
      rows.flatMap(({ raisedById, decidedById, parties }) => [
        raisedById,
        decidedById,
        ...parties.map(({ personId }) => personId),
      ]),
    ),
  ]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '');
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    ticketId: row.ticketId,
    lineId: row.lineId,
    line: lines.get(row.lineId) ?? null,
    raisedById: row.raisedById,
    raisedBy: nameOf(row.raisedById),
    raisedAt: row.raisedAt,
    words: row.words,
    outcome: row.outcome as Outcome | null,
    reason: row.reason,
    decidedBy: nameOf(row.decidedById),
    decidedAt: row.decidedAt,
    /** Whose the line was when it was claimed, and what they said. */
    parties: row.parties.map(({ personId, shareBp, answer }) => ({
      personId,
      person: nameOf(personId),
      shareBp,
      answer: answer ? { agrees: answer.agrees, words: answer.words, answeredAt: answer.answeredAt } : null,
    })),
  }));
}
