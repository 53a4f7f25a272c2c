import { Prisma } from '@/generated/prisma/client';
import type { RepaymentTenders } from '@/server/tills/repayment-tenders';

/** The tenders of repayments, for the session or day that counts them. */
export const REPAYMENT_TENDERS: RepaymentTenders = ({ storeId, ...of }) => Prisma.sql`
  SELECT r.store_id, r.id AS repayment_id, n.kind, n.amount_fen FROM credit_repayment r
  JOIN credit_repayment_tender n ON n.store_id = r.store_id AND n.repayment_id = r.id
  WHERE r.store_id = ${storeId}::uuid
    AND ${'sessionId' in of ? Prisma.sql`r.session_id = ${of.sessionId}::uuid` : Prisma.sql`r.business_day = ${of.day}::date`}`;
