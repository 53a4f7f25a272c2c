import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { bookedOn, type PostingDay } from '@/server/platform/posting-day';
import { id, shortText } from '@/server/platform/schema';
import { markSettled } from '@/server/sales/rejected-tickets';
import { PICKUP_TIMES, sharedBy, tender } from '@/server/sales/schema';
import { ruleOf, TENDER_KINDS } from '@/server/tills/payment-rules';

const whole = z.number().int().min(0).catch(0);

/** What can be read of a rejected ticket, field by field: it was refused because something of it is wrong. */
const rejectedSale = z.object({
  id: id.nullable().catch(null),
  sessionId: id.nullable().catch(null),
  personId: id.nullable().catch(null),
  occurredAt: z.coerce.date().nullable().catch(null),
  customerId: id.nullable().catch(null),
  changeFen: whole,
  roundingFen: whole,
  totalFen: whole,
  lines: z
    .array(
      z.object({
        id: id.nullable().catch(null),
        productId: id.nullable().catch(null),
        quantity: z.string().catch('1'),
        netFen: whole,
        handover: z.enum(PICKUP_TIMES).catch('NOW'),
        salespersonId: id.nullable().catch(null),
        sharedBy: sharedBy.nullable().catch(null),
        temporaryName: shortText.nullable().catch(null),
        serials: z.array(z.string()).catch([]),
        listPriceFen: whole,
        taxRateBp: z.number().int().min(0).max(10_000).nullable().catch(null),
      }),
    )
    .catch([]),
  tenders: z
    .array(
      z.object({
        id: id.nullable().catch(null),
        kind: z.enum(TENDER_KINDS).catch('CASH'),
        amountFen: whole,
        reference: shortText.nullable().catch(null),
        points: tender.shape.points.nullable().catch(null),
      }),
    )
    .catch([]),
});
export type RejectedSale = z.output<typeof rejectedSale>;

/** The ticket as far as it can be read. */
export function readRejected(payload: unknown): RejectedSale {
  const kept = typeof payload === 'object' && payload !== null ? payload : {};
  return rejectedSale.parse(kept);
}

/** Cash it took, fen: what was handed over less change. */
export function cashTaken(sale: RejectedSale): number {
  const given = sale.tenders
    .filter(({ kind }) => ruleOf(kind).inDrawer)
    .reduce((sum, tender) => sum + tender.amountFen, 0);
  return Math.max(0, given - sale.changeFen);
}

/** Is the drawer a ticket names still open? Null: there is no such drawer. */
export async function drawerIsOpen(reader: Reader, storeId: string, sessionId: string | null) {
  if (sessionId === null) return null;
  const session = await reader.tillSession.findUnique({
    where: { storeId_id: { storeId, id: sessionId } },
    select: { closedAt: true },
  });
  return session ? session.closedAt === null : null;
}

/** Marks a locked rejected ticket as settled and writes how. */
export async function recordSettlement(
  tx: Tx,
  ctx: ActorContext,
  day: PostingDay,
  how: Omit<
    Prisma.RejectedSettlementUncheckedCreateInput,
    'storeId' | 'businessDay' | 'personId' | 'settledAt' | 'digest'
  >,
): Promise<void> {
  await markSettled(tx, ctx, { ...how, storeId: day.storeId });
  await tx.rejectedSettlement.create({
    data: { ...bookedOn(day), ...how, personId: ctx.actor.personId, settledAt: ctx.now },
  });
}
