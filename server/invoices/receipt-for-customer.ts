import { presetOf } from '@/lib/preset-reason';
import type { TicketDetail } from '@/server/sales/ticket-detail';

export type ReceiptForCustomer = ReturnType<typeof receiptForCustomer>;

/** What the paper says and no more: whoever holds it learns neither who sold it, nor who allowed what and why. */
export function receiptForCustomer(ticket: TicketDetail) {
  const { id, kind, number, occurredAt, cashier, tillCode, note, points, storedLeftFen, dueDay, exchange } =
    ticket;
  const { netFen, taxFen, roundingFen, totalFen, changeFen, discountFen } = ticket;
  return {
    ...{ id, kind, number, occurredAt, cashier, tillCode, note, points, storedLeftFen, dueDay, exchange },
    ...{ netFen, taxFen, roundingFen, totalFen, changeFen, discountFen },
    customer: null,
    tenders: ticket.tenders.map((tender) => ({
      id: tender.id,
      kind: tender.kind,
      amountFen: tender.amountFen,
    })),
    lines: ticket.lines.map((line) => ({
      id: line.id,
      productName: line.productName,
      spec: line.spec,
      productCode: line.productCode,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceFen: line.unitPriceFen,
      listPriceFen: line.listPriceFen,
      // That it is a member's price stands on the paper; why it was changed by hand does not.
      overrideReason: presetOf(line.overrideReason ?? '') === 'member' ? line.overrideReason : null,
      lineDiscountFen: line.lineDiscountFen,
      basketDiscountFen: line.basketDiscountFen,
      promotions: line.promotions.map(({ name, fen }) => ({ name, fen })),
      netFen: line.netFen,
      handover: line.handover,
      serials: line.serials.map(({ serial }) => ({ serial })),
    })),
    /** What came back of it since. */
    cameBack: ticket.related.flatMap((other) =>
      other.totalFen < 0 ? [{ id: other.id, totalFen: other.totalFen, occurredAt: other.occurredAt }] : [],
    ),
  };
}
