import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, type Piece } from '@/server/platform/sql';

export interface ApprovalUseRecord {
  approvalId: string;
  /** Ticket or till session the approved act belongs to. */
  subjectId: string;
  lineId: string | null;
  businessDay: PostingDay;
  usedAt: Date;
}

/** Marks approvals as used, as a piece of one statement; a second use of one violates its primary key. */
export function approvalUsesPiece(storeId: string, uses: readonly ApprovalUseRecord[]): Piece {
  const rows = uses.map((use) => ({
    store_id: storeId,
    approval_id: use.approvalId,
    subject_id: use.subjectId,
    line_id: use.lineId,
    business_day: dayOf(use.businessDay, storeId),
    used_at: use.usedAt.toISOString(),
  }));
  return insertRows(
    'approval_use',
    ['store_id', 'approval_id', 'subject_id', 'line_id', 'business_day', 'used_at'],
    rows,
  );
}
