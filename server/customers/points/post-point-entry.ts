import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, type Piece } from '@/server/platform/sql';
import type { PointKind } from './point-rules';

/** One change of a customer's points. */
export interface PointPosting {
  id: string;
  /** The row that goes on. */
  customerId: string;
  kind: PointKind;
  /** Signed, whole. */
  points: number;
  /** What they have after it: their account is locked. */
  leftAfter: number;
  /** Of what is earned: what was paid, and their rate. Of what is spent: what it paid, and its price. Of what is given back: what it stands for. */
  on?: { baseFen: number; rateMilli: number | null };
  documentKind: 'TICKET' | 'ACT';
  documentId: string;
  reason?: string;
  personId: string;
  businessDay: PostingDay;
  occurredAt: Date;
}

const COLUMNS = [
  'store_id',
  'id',
  'customer_id',
  'kind',
  'points',
  'left_after',
  'base_fen',
  'rate_milli',
  'document_kind',
  'document_id',
  'reason',
  'person_id',
  'business_day',
  'occurred_at',
] as const;

/** THE writer of the points ledger; carried by `creditPieces`, which moves the balance that stands beside the customer's credit. */
export function pointEntriesPiece(storeId: string, postings: readonly PointPosting[]): Piece {
  return insertRows(
    'point_entry',
    COLUMNS,
    postings.map((posting) => ({
      store_id: storeId,
      id: posting.id,
      customer_id: posting.customerId,
      kind: posting.kind,
      points: posting.points,
      left_after: posting.leftAfter,
      base_fen: posting.on?.baseFen ?? null,
      rate_milli: posting.on?.rateMilli ?? null,
      document_kind: posting.documentKind,
      document_id: posting.documentId,
      reason: posting.reason ?? '',
      person_id: posting.personId,
      business_day: dayOf(posting.businessDay, storeId),
      occurred_at: posting.occurredAt.toISOString(),
    })),
  );
}
