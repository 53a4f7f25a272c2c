import { receiptNumber } from '@/lib/receipt-number';
import type { CompleteExchange } from '@/server/sales/schema';
import { type Basket, priceOf } from './basket';
import { appliedTenders, type BasketExchange } from './basket-exchange';
import { finishedSale } from './finished-sale';
import { newId } from './new-id';

/** An exchange as the server takes it: the goods that come back under the first number, those that go under the second. */
export function exchangeInput(
  basket: Basket,
  exchange: BasketExchange,
  at: {
    storeId: string;
    prefix: string;
    seqs: [number, number];
    sessionId: string;
    personId: string;
    occurredAt: Date;
    changeFen: number;
  },
): CompleteExchange {
  const { storeId, prefix, sessionId, personId, occurredAt, changeFen } = at;
  const [seq, saleSeq] = at.seqs;
  const { netFen } = priceOf(basket);
  return {
    requestId: newId(),
    storeId,
    returned: {
      requestId: exchange.returnId,
      number: receiptNumber(prefix, seq),
      seq,
      sessionId,
      occurredAt,
      originalTicketId: exchange.originalTicketId,
      reason: exchange.reason,
      lines: exchange.lines.map(({ id, returnsLineId, quantity, disposition, refundFen, serials }) => ({
        id,
        returnsLineId,
        quantity,
        disposition,
        refundFen,
        ...(serials ? { serials } : {}),
      })),
      refunds: exchange.refunds.map(({ id, refundsTenderId, amountFen }) => ({
        id,
        refundsTenderId,
        amountFen,
      })),
      ...(exchange.approvalId ? { approvalId: exchange.approvalId } : {}),
    },
    sale: finishedSale(basket, {
      prefix,
      seq: saleSeq,
      sessionId,
      personId,
      occurredAt,
      tenders: [...appliedTenders(exchange, netFen), ...basket.payment.tenders],
      roundingFen: 0,
      changeFen,
    }),
  };
}
