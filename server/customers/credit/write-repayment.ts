import { sumFen } from '@/lib/money';
import { repaymentNumber } from '@/lib/repayment-number';
import type { Tx } from '@/server/platform/db';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { needsDrawer, ruleOf } from '@/server/tills/payment-rules';
import { postCashMovement } from '@/server/tills/post-cash-movement';
import { DrawerWanted } from './errors';

/** A repayment as it is written; one that takes another back has its amounts below zero. */
interface RepaymentDocument {
  storeId: string;
  id: string;
  number: number;
  customerId: string;
  sessionId: string | undefined;
  tenders: readonly { kind: string; amountFen: number; reference: string }[];
  note: string;
  /** Left out: for what they owe. */
  purpose?: 'TOP_UP' | 'STORED_REFUND';
  reversesId?: string;
  personId: string;
  businessDay: PostingDay;
  occurredAt: Date;
}

/** The document with its tenders, and its cash in the drawer, whose session must be locked. @throws DrawerWanted */
export async function writeRepayment(tx: Tx, document: RepaymentDocument): Promise<void> {
  const { storeId, sessionId, tenders, personId, businessDay, occurredAt } = document;
  const cashFen = sumFen(
    tenders.filter(({ kind }) => ruleOf(kind).inDrawer).map(({ amountFen }) => amountFen),
  );
  // What is taken back without a drawer may have been taken so before; its notes never were.
  const isUncounted = document.reversesId ? cashFen !== 0 : tenders.some(({ kind }) => needsDrawer(kind));
  if (!sessionId && isUncounted) throw new DrawerWanted();
  const booked = { storeId, businessDay: dateOf(businessDay, storeId) };
  await tx.creditRepayment.create({
    data: {
      ...booked,
      id: document.id,
      number: document.number,
      customerId: document.customerId,
      sessionId: sessionId ?? null,
      amountFen: BigInt(sumFen(tenders.map(({ amountFen }) => amountFen))),
      note: document.note,
      purpose: document.purpose ?? null,
      personId,
      occurredAt,
      reversesId: document.reversesId ?? null,
    },
  });
  await tx.creditRepaymentTender.createMany({
    data: tenders.map(({ kind, amountFen, reference }, index) => ({
      ...booked,
      repaymentId: document.id,
      lineNo: index + 1,
      kind,
      amountFen: BigInt(amountFen),
      reference,
    })),
  });
  if (cashFen !== 0 && sessionId)
    await postCashMovement(tx, storeId, {
      sessionId,
      kind: 'REPAYMENT',
      amountFen: cashFen,
      ticketId: null,
      reason: repaymentNumber(document.number),
      personId,
      businessDay,
      afterClose: false,
      occurredAt,
    });
}
