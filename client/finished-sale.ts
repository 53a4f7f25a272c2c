import { milliToText } from '@/lib/quantity';
import { receiptNumber } from '@/lib/receipt-number';
import { fixedPriceOf } from '@/server/sales/rules';
import type { SaleInput } from '@/server/sales/schema';
import { type Basket, type PaidTender, priceOf, type Seller } from './basket';
import { creditApprovalOf } from './basket-credit';
import { approvalCovers } from './line-approval';
import { isHandedOver } from './special-goods';

/** What paying adds to a basket. */
export interface Payment {
  prefix: string;
  seq: number;
  sessionId: string;
  personId: string;
  occurredAt: Date;
  tenders: readonly PaidTender[];
  roundingFen: number;
  changeFen: number;
}

/** A finished sale as the server takes it: every figure as the receipt says it. */
export function finishedSale(basket: Basket, payment: Payment): SaleInput {
  const priced = priceOf(basket);
  const creditApproval = creditApprovalOf(basket);
  return {
    id: basket.id,
    number: receiptNumber(payment.prefix, payment.seq),
    seq: payment.seq,
    sessionId: payment.sessionId,
    personId: payment.personId,
    occurredAt: payment.occurredAt,
    ...(basket.promotedAtMs && basket.lines.some(({ promotions }) => promotions)
      ? { promotedAt: new Date(basket.promotedAtMs) }
      : {}),
    lines: basket.lines.map((line, index) => {
      const figures = priced.lines[index] ?? {
        grossFen: 0,
        lineDiscountFen: 0,
        basketDiscountFen: 0,
        netFen: 0,
        taxFen: 0,
      };
      return {
        id: line.id,
        productId: line.product.id,
        quantity: milliToText(line.quantityMilli),
        listPriceFen: line.product.listPriceFen,
        unitPriceFen: line.unitPriceFen,
        ...(line.unitPriceFen === line.product.listPriceFen ? {} : { overrideReason: line.overrideReason }),
        lineDiscountFen: figures.lineDiscountFen,
        ...(line.promotions && line.discount === null
          ? { promotions: line.promotions.map(({ versionId, fen }) => ({ versionId, fen })) }
          : {}),
        ...(fixedPriceOf(line.discount, figures.grossFen) === null ? {} : { fixedPrice: true }),
        basketDiscountFen: figures.basketDiscountFen,
        netFen: figures.netFen,
        taxRateBp: line.product.taxRateBp,
        taxFen: figures.taxFen,
        handover: isHandedOver(line.product) ? line.handover : 'NOW',
        ...(line.serials && line.serials.length > 0 ? { serials: line.serials } : {}),
        ...(line.product.kind === 'TEMPORARY' ? { temporaryName: line.product.name } : {}),
        ...(line.approval && approvalCovers(line, figures.netFen) ? { approvalId: line.approval.id } : {}),
        ...soldBy(line.sellers ?? basket.sellers ?? []),
        ...(line.note === '' ? {} : { note: line.note }),
      };
    }),
    tenders: payment.tenders.map(({ id, kind, amountFen, reference, points }) => ({
      id,
      kind,
      amountFen,
      ...(reference === undefined ? {} : { reference }),
      ...(points === undefined ? {} : { points }),
    })),
    basketDiscountFen: priced.basketDiscountFen,
    roundingFen: payment.roundingFen,
    changeFen: payment.changeFen,
    netFen: priced.netFen,
    taxFen: priced.taxFen,
    totalFen: priced.netFen - payment.roundingFen,
    ...(basket.customer ? { customerId: basket.customer.id } : {}),
    ...(creditApproval ? { creditApprovalId: creditApproval.id } : {}),
    ...(basket.note === '' ? {} : { note: basket.note }),
  };
}

/** Who sold a line, as the server takes it: nobody named is whoever rings it up. */
function soldBy(sellers: readonly Seller[]): Pick<SaleInput['lines'][number], 'salespersonId' | 'sharedBy'> {
  const [first] = sellers;
  if (!first) return {};
  if (sellers.length === 1) return { salespersonId: first.personId };
  return { sharedBy: sellers.toSorted((a, b) => b.shareBp - a.shareBp) };
}
