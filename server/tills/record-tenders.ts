import { Prisma } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, jsonRows, type Piece } from '@/server/platform/sql';
import type { TenderKindName } from './payment-rules';

/** One payment of a ticket, signed; a refund is negative and names the tender it gives back. */
export interface TenderRecord {
  id: string;
  ticketId: string;
  lineNo: number;
  kind: TenderKindName;
  amountFen: number;
  reference: string;
  refundsTenderId: string | null;
  businessDay: PostingDay;
}

const COLUMNS = [
  'store_id',
  'id',
  'ticket_id',
  'line_no',
  'kind',
  'amount_fen',
  'reference',
  'refunds_tender_id',
  'business_day',
] as const;

/** Tenders, and what refunds give back from the balances `openTenderBalances` made: pieces of one statement. */
export function tenderPieces(storeId: string, tenders: readonly TenderRecord[]): Record<string, Piece> {
  const rows = tenders.map((tender) => ({
    store_id: storeId,
    id: tender.id,
    ticket_id: tender.ticketId,
    line_no: tender.lineNo,
    kind: tender.kind,
    amount_fen: tender.amountFen,
    reference: tender.reference,
    refunds_tender_id: tender.refundsTenderId,
    business_day: dayOf(tender.businessDay, storeId),
  }));
  // Added up first: an UPDATE from several rows of one tender would count only one of them.
  const back = new Map<string, number>();
  for (const { refundsTenderId, amountFen } of tenders)
    if (refundsTenderId !== null) back.set(refundsTenderId, (back.get(refundsTenderId) ?? 0) - amountFen);
  const refunds = [...back].map(([tender_id, refunded_fen]) => ({ tender_id, refunded_fen }));
  return {
    tenders: insertRows('tender', COLUMNS, rows),
    tenders_refunded:
      refunds.length === 0
        ? null
        : Prisma.sql`UPDATE tender_balance b SET refunded_fen = b.refunded_fen + r.refunded_fen
      FROM ${jsonRows('r', refunds, 'tender_id uuid, refunded_fen bigint')}
      WHERE b.store_id = ${storeId}::uuid AND b.tender_id = r.tender_id
        AND b.tender_id = ANY(${[...back.keys()]}::uuid[]) RETURNING 1`,
  };
}

/**
 * Locks what refunds of a sale race for: a balance per tender, made at the first refund. Most sales never see one, so the
 * sale itself does not write it.
 * @param taken what each tender took after change, fen
 */
export async function openTenderBalances(
  tx: Tx,
  storeId: string,
  taken: readonly { tenderId: string; takenFen: number }[],
): Promise<void> {
  const rows = taken.map((tender) => ({ tender_id: tender.tenderId, taken_fen: tender.takenFen }));
  await tx.$executeRaw`
    INSERT INTO tender_balance (store_id, tender_id, taken_fen)
    SELECT ${storeId}::uuid, tender_id, taken_fen FROM ${jsonRows('r', rows, 'tender_id uuid, taken_fen bigint')}
    ORDER BY tender_id ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT tender_id FROM tender_balance WHERE store_id = ${storeId}::uuid
    AND tender_id = ANY(${taken.map((tender) => tender.tenderId)}::uuid[]) ORDER BY tender_id FOR UPDATE`;
}
