import type { PracticeReturn, PracticeSale } from '@/client/practice-store';
import { sumFen } from '@/lib/money';
import { milliFromText, milliToText } from '@/lib/quantity';
import { comesInParts, takenByTender } from '@/server/sales/rules';
import type { ReceiptData } from '../receipt-data';
import type { GoodsLine } from '../return-line';
import type { RefundableTender } from '../return-rules';

export interface Returnable {
  id: string;
  number: string;
  lines: GoodsLine[];
  tenders: RefundableTender[];
}

/** What can still come back of a practice sale, as a real ticket says it. */
export function returnableOf({ sale, basket }: PracticeSale, all: readonly PracticeReturn[]): Returnable {
  const before = all.filter(({ saleId }) => saleId === sale.id);
  const linesBack = before.flatMap(({ lines }) => lines);
  const paidBack = before.flatMap(({ refunds }) => refunds);
  const taken = takenByTender(sale.tenders, sale.changeFen);
  return {
    id: sale.id,
    number: sale.number,
    lines: sale.lines.map((line, at) => {
      const { product } = basket.lines[at] ?? {};
      const back = linesBack.filter(({ lineId }) => lineId === line.id);
      const returnedMilli = back.reduce((sum, { quantity }) => sum + (milliFromText(quantity) ?? 0), 0);
      return {
        id: line.id,
        productName: product?.name ?? '',
        productCode: product?.code ?? '',
        spec: product?.spec ?? '',
        unit: product?.unit ?? '',
        quantity: line.quantity,
        returned: milliToText(returnedMilli),
        netFen: line.netFen,
        taxFen: line.taxFen,
        refundedFen: sumFen(back.map(({ refundFen }) => refundFen)),
        inParts: comesInParts(milliFromText(line.quantity) ?? 0, product?.decimals ?? 0),
      };
    }),
    tenders: sale.tenders.map(({ id, kind }, at) => ({
      id,
      kind,
      takenFen: taken[at] ?? 0,
      refundedFen: sumFen(
        paidBack.filter(({ tenderId }) => tenderId === id).map(({ amountFen }) => amountFen),
      ),
    })),
  };
}

/** The receipt of a practice return: negative, as every return's. */
export function receiptOfReturn(done: PracticeReturn, of: PracticeSale, tillCode: string): ReceiptData {
  const refundFen = sumFen(done.refunds.map(({ amountFen }) => amountFen));
  const { lines } = returnableOf(of, []);
  return {
    id: done.id,
    kind: 'RETURN',
    number: done.number,
    occurredAt: done.occurredAt,
    cashier: done.cashier,
    tillCode,
    lines: done.lines.flatMap(({ lineId, quantity, refundFen: fen }) => {
      const line = lines.find(({ id }) => id === lineId);
      const sold = of.sale.lines.find(({ id }) => id === lineId);
      if (!line || !sold) return [];
      return [
        {
          id: lineId,
          name: line.productName,
          spec: line.spec,
          code: line.productCode,
          unit: line.unit,
          quantity: `-${quantity}`,
          unitPriceFen: sold.unitPriceFen,
          grossFen: -fen,
          discountFen: 0,
          netFen: -fen,
          later: false,
        },
      ];
    }),
    discountFen: 0,
    netFen: -refundFen,
    taxFen: -sumFen(done.lines.map(({ taxFen }) => taxFen)),
    roundingFen: 0,
    totalFen: -refundFen,
    changeFen: 0,
    tenders: done.refunds.map(({ tenderId, amountFen }) => ({
      id: tenderId,
      kind: of.sale.tenders.find(({ id }) => id === tenderId)?.kind ?? '',
      amountFen: -amountFen,
    })),
    note: '',
  };
}
