import { milliFromText } from '@/lib/quantity';
import { receiptNumber } from '@/lib/receipt-number';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { type Discount, fixedPriceOf, priceBasket } from '@/server/sales/rules';
import type { SaleInput } from '@/server/sales/schema';
import type { TenderKindName } from '@/server/tills/payment-rules';

export interface LineSketch {
  product: { id: string; listPriceFen: bigint; taxRateBp: number };
  quantity?: string;
  unitPriceFen?: number;
  discount?: Discount | null;
  handover?: 'NOW' | 'LATER';
  id?: string;
  approvalId?: string;
  temporaryName?: string;
  serials?: string[];
}

/** A finished sale as a tablet would hand it over, paid in cash unless told. */
export function makeSale(
  at: { prefix: string; seq: number; sessionId: string; occurredAt?: Date; id?: string; personId?: string },
  sketches: readonly LineSketch[],
  options: {
    basketDiscount?: Discount | null;
    tenders?: { kind: TenderKindName; amountFen: number; points?: { ruleId: string; spent: number } }[];
    roundingFen?: number;
    changeFen?: number;
  } = {},
): SaleInput {
  const priced = priceBasket(
    sketches.map((sketch) => ({
      quantityMilli: milliFromText(sketch.quantity ?? '1') ?? 1000,
      unitPriceFen: sketch.unitPriceFen ?? fenOf(sketch.product.listPriceFen),
      listPriceFen: fenOf(sketch.product.listPriceFen),
      taxRateBp: sketch.product.taxRateBp,
      discount: sketch.discount ?? null,
    })),
    options.basketDiscount ?? null,
  );
  const roundingFen = options.roundingFen ?? 0;
  const totalFen = priced.netFen - roundingFen;
  return {
    id: at.id ?? newId(),
    number: receiptNumber(at.prefix, at.seq),
    seq: at.seq,
    sessionId: at.sessionId,
    ...(at.personId ? { personId: at.personId } : {}),
    occurredAt: at.occurredAt ?? new Date(),
    lines: sketches.map((sketch, index) => lineOf(sketch, priced.lines[index])),
    tenders: (options.tenders ?? (totalFen > 0 ? [{ kind: 'CASH' as const, amountFen: totalFen }] : [])).map(
      (tender) => ({
        id: newId(),
        ...tender,
      }),
    ),
    basketDiscountFen: priced.basketDiscountFen,
    roundingFen,
    changeFen: options.changeFen ?? 0,
    netFen: priced.netFen,
    taxFen: priced.taxFen,
    totalFen,
  };
}

/** Part of a sale's line brought back, its money out of the sale's first tender: what `completeReturn` takes besides the store. */
export function makeReturn(
  at: { prefix: string; seq: number; sessionId: string },
  sale: { id: string; lines: readonly { id: string }[]; tenders: readonly { id: string }[] },
  of: {
    refundFen: number;
    /** What is paid of it; all of it unless told. */
    paidFen?: number;
    quantity?: string;
    disposition?: 'RESTOCK' | 'DAMAGED';
  },
) {
  return {
    requestId: newId(),
    number: receiptNumber(at.prefix, at.seq),
    seq: at.seq,
    sessionId: at.sessionId,
    occurredAt: new Date(),
    originalTicketId: sale.id,
    reason: '不合适',
    lines: [
      {
        id: newId(),
        returnsLineId: sale.lines[0]?.id ?? '',
        quantity: of.quantity ?? '1',
        disposition: of.disposition ?? ('RESTOCK' as 'RESTOCK' | 'DAMAGED'),
        refundFen: of.refundFen,
      },
    ],
    refunds: [
      { id: newId(), refundsTenderId: sale.tenders[0]?.id ?? '', amountFen: of.paidFen ?? of.refundFen },
    ],
  };
}

function lineOf(
  sketch: LineSketch,
  priced: ReturnType<typeof priceBasket>['lines'][number] | undefined,
): SaleInput['lines'][number] {
  if (!priced) throw new Error('a line has its price');
  const listPriceFen = fenOf(sketch.product.listPriceFen);
  const unitPriceFen = sketch.unitPriceFen ?? listPriceFen;
  return {
    id: sketch.id ?? newId(),
    productId: sketch.product.id,
    quantity: sketch.quantity ?? '1',
    listPriceFen,
    unitPriceFen,
    ...(unitPriceFen === listPriceFen ? {} : { overrideReason: '样品' }),
    lineDiscountFen: priced.lineDiscountFen,
    ...(fixedPriceOf(sketch.discount ?? null, priced.grossFen) === null ? {} : { fixedPrice: true }),
    basketDiscountFen: priced.basketDiscountFen,
    netFen: priced.netFen,
    taxRateBp: sketch.product.taxRateBp,
    taxFen: priced.taxFen,
    handover: sketch.handover ?? 'NOW',
    ...(sketch.serials ? { serials: sketch.serials } : {}),
    ...(sketch.temporaryName ? { temporaryName: sketch.temporaryName } : {}),
    ...(sketch.approvalId ? { approvalId: sketch.approvalId } : {}),
  };
}
