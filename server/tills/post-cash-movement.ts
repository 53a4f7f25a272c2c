import type { CashMovementKind } from '@/generated/prisma/enums';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, oneStatement, type Piece } from '@/server/platform/sql';

/** One change of a drawer. */
export interface CashPosting {
  /** Left out: made here. */
  id?: string;
  sessionId: string;
  kind: CashMovementKind;
  /** Signed fen: into the drawer is positive. */
  amountFen: number;
  ticketId: string | null;
  reason: string | null;
  personId: string;
  businessDay: PostingDay;
  /** The session was already counted. */
  afterClose: boolean;
  occurredAt: Date;
}

const COLUMNS = [
  'store_id',
  'id',
  'session_id',
  'kind',
  'amount_fen',
  'ticket_id',
  'reason',
  'person_id',
  'business_day',
  'after_close',
  'occurred_at',
] as const;

/** THE writer of the cash ledger, as a piece of one statement. The session must be locked in the same transaction. */
export function cashPiece(storeId: string, postings: readonly CashPosting[]): Piece {
  const rows = postings.map((posting) => ({
    store_id: storeId,
    id: posting.id ?? newId(),
    session_id: posting.sessionId,
    kind: posting.kind,
    amount_fen: posting.amountFen,
    ticket_id: posting.ticketId,
    reason: posting.reason,
    person_id: posting.personId,
    business_day: dayOf(posting.businessDay, storeId),
    after_close: posting.afterClose,
    occurred_at: posting.occurredAt.toISOString(),
  }));
  return insertRows('cash_movement', COLUMNS, rows);
}

export async function postCashMovement(tx: Tx, storeId: string, posting: CashPosting): Promise<void> {
  await tx.$executeRaw(oneStatement('cash-post', { cash: cashPiece(storeId, [posting]) }));
}
