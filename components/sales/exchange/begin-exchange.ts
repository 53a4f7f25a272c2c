import type { BasketExchange } from '@/client/basket-exchange';
import { newId } from '@/client/new-id';
import { goodsName } from '@/lib/goods-name';
import { ruleOf, TENDER_KINDS } from '@/server/tills/payment-rules';
import type { RefundPlan } from '../return-rules';
import { linesOf, type ReturnDraft } from '../use-return';

/**
 * May what comes back pay for other goods in one act? Money may; what hangs on a customer's account goes back to it first, and other goods are a sale
 * of their own then.
 */
export function mayExchange({ refunds }: Pick<RefundPlan, 'refunds'>): boolean {
  return refunds.every(({ tender }) => ruleOf(tender.kind).isMoney);
}

/** The return as the form has it, to go into a basket. @param returnId the return's ticket to be */
export function exchangeOf(
  draft: ReturnDraft,
  of: Pick<BasketExchange, 'returnId' | 'originalNumber' | 'approvalId' | 'approvalUntilMs'>,
): BasketExchange {
  return {
    ...of,
    originalTicketId: draft.ticketId,
    reason: draft.reason,
    lines: linesOf(draft).map(({ line, quantity, disposition, refundFen, serials }) => ({
      id: newId(),
      returnsLineId: line.id,
      name: goodsName({ name: line.productName, spec: line.spec }),
      code: line.productCode,
      quantity,
      disposition,
      refundFen,
      ...(serials.length > 0 ? { serials } : {}),
    })),
    refunds: draft.plan.refunds.flatMap(({ tender, amountFen }) => {
      const kind = TENDER_KINDS.find((one) => one === tender.kind);
      const reference = tender.reference ? { reference: tender.reference } : {};
      return kind
        ? [{ id: newId(), refundsTenderId: tender.id, kind, amountFen, again: newId(), ...reference }]
        : [];
    }),
    refundFen: draft.plan.refundFen,
  };
}
