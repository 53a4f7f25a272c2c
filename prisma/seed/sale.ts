import { receiptNumber } from '@/lib/receipt-number';
import { newId } from '@/server/platform/ids';
import { cashRounding, type Discount, priceBasket } from '@/server/sales/rules';
import type { SaleInput } from '@/server/sales/schema';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';

export interface SeededLine {
  product: SeedProduct & { id: string };
  quantity: string;
  discount: Discount | null;
  handover: 'NOW' | 'LATER';
}

const TENDERS: readonly TenderKindName[] = [
  'WECHAT',
  'WECHAT',
  'WECHAT',
  'ALIPAY',
  'ALIPAY',
  'CARD',
  'CASH',
  'CASH',
  'TRANSFER',
];

/** A finished sale as a counter tablet would hand it over. */
export function seededSale(
  random: SeededRandom,
  at: { prefix: string; seq: number; sessionId: string; occurredAt: Date; personId: string },
  lines: readonly SeededLine[],
): SaleInput {
  const priced = priceBasket(
    lines.map((line) => ({
      quantityMilli: Math.round(Number(line.quantity) * 1000),
      unitPriceFen: line.product.listPriceFen,
      listPriceFen: line.product.listPriceFen,
      taxRateBp: 1300,
      discount: line.discount,
    })),
    random.chance(0.08) ? { kind: 'percent', basisPoints: 300 } : null,
  );
  const kind =
    priced.netFen > 500_000 ? random.pick(['CARD', 'TRANSFER', 'WECHAT'] as const) : random.pick(TENDERS);
  const roundingFen = ruleOf(kind).rounds ? cashRounding(priced.netFen, 99) : 0;
  const totalFen = priced.netFen - roundingFen;
  const given = ruleOf(kind).givesChange ? Math.ceil(totalFen / 10_000) * 10_000 : totalFen;
  return {
    id: newId(),
    number: receiptNumber(at.prefix, at.seq),
    seq: at.seq,
    sessionId: at.sessionId,
    personId: at.personId,
    occurredAt: at.occurredAt,
    lines: lines.map((line, index) => {
      const price = priced.lines[index];
      if (!price) throw new Error('a line has its price');
      return {
        id: newId(),
        productId: line.product.id,
        quantity: line.quantity,
        listPriceFen: line.product.listPriceFen,
        unitPriceFen: line.product.listPriceFen,
        lineDiscountFen: price.lineDiscountFen,
        basketDiscountFen: price.basketDiscountFen,
        netFen: price.netFen,
        taxRateBp: 1300,
        taxFen: price.taxFen,
        handover: line.handover,
      };
    }),
    tenders: totalFen > 0 ? [{ id: newId(), kind, amountFen: given }] : [],
    basketDiscountFen: priced.basketDiscountFen,
    roundingFen,
    changeFen: given - totalFen,
    netFen: priced.netFen,
    taxFen: priced.taxFen,
    totalFen,
  };
}
