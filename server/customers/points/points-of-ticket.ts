import type { Reader } from '@/server/platform/db';

/** What a ticket did to its customer's points. */
export interface TicketPoints {
  earned: number;
  takenBack: number;
  /** What it paid with, and what came back of that. */
  spent: number;
  givenBack: number;
  /** What they had right after it. */
  left: number;
}

/** What a ticket did to its customer's points; null: nothing. */
export async function pointsOfTicket(
  reader: Reader,
  storeId: string,
  ticketId: string,
): Promise<TicketPoints | null> {
  const rows = await reader.pointEntry.findMany({
    where: { storeId, documentId: ticketId },
    orderBy: { id: 'asc' },
    select: { kind: true, points: true, leftAfter: true },
  });
  const last = rows.at(-1);
  if (!last) return null;
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.points ?? 0n);
  return {
    earned: of('EARNED'),
    takenBack: -of('TAKEN_BACK') || 0,
    spent: -of('SPENT') || 0,
    givenBack: of('GIVEN_BACK'),
    left: Number(last.leftAfter),
  };
}
