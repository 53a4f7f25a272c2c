import { mulQuantity, sumFen } from '@/lib/money';
import { presetOf } from '@/lib/preset-reason';
import { milliFromText } from '@/lib/quantity';
import { receiptNumber } from '@/lib/receipt-number';
import type { DomainError } from '@/server/platform/errors';
import { InvalidInput } from '@/server/platform/errors';
import { isReference, ruleOf } from '@/server/tills/payment-rules';
import {
  CustomerWanted,
  LineRepeated,
  MemberPriceOfNobody,
  PriceChangeNeedsReason,
  ReceiptNumberWrong,
  ReferenceWrong,
  RoundingNotAllowed,
  TendersUnbalanced,
  TotalsDiffer,
} from './errors';
import { changeFor, priceBasket } from './rules';
import type { Sale } from './schema';

/**
 * Recomputes every figure of a finished sale from its lines, to the fen, without the database.
 * @returns the first thing that is wrong, or null
 */
export function checkSale(sale: Sale, prefix: string, roundingLimitFen: number): DomainError | null {
  const expected = receiptNumber(prefix, sale.seq);
  if (sale.number !== expected) return new ReceiptNumberWrong({ number: sale.number, expected });
  try {
    return checkLines(sale) ?? checkFigures(sale) ?? checkTenders(sale, roundingLimitFen);
  } catch (error) {
    // An amount that leaves the safe integers: each field alone is sane, their product is not.
    if (error instanceof RangeError) return new InvalidInput({ field: 'lines', problem: 'amount' });
    throw error;
  }
}

function checkLines(sale: Sale): DomainError | null {
  const ids = new Set<string>([...sale.lines, ...sale.tenders].map((row) => row.id));
  if (ids.size !== sale.lines.length + sale.tenders.length) return new LineRepeated();
  for (const [index, line] of sale.lines.entries()) {
    if (milliFromText(line.quantity) === null)
      return new InvalidInput({ field: `lines.${index}.quantity`, problem: 'quantity' });
    if (line.unitPriceFen !== line.listPriceFen && !line.overrideReason) return new PriceChangeNeedsReason();
    if (line.promotions) {
      const givenFen = sumFen(line.promotions.map(({ fen }) => fen));
      if (givenFen !== line.lineDiscountFen || line.fixedPrice)
        return differs(`lines.${index}.promotions`, line.lineDiscountFen, givenFen);
    }
    if (!sale.customerId && presetOf(line.overrideReason ?? '') === 'member')
      return new MemberPriceOfNobody();
  }
  return null;
}

const LINE_FIGURES = ['lineDiscountFen', 'basketDiscountFen', 'netFen', 'taxFen'] as const;
const BASKET_FIGURES = ['basketDiscountFen', 'netFen', 'taxFen'] as const;

/** The counter's own pricing, once more: discounts as the amounts they came to. */
function checkFigures(sale: Sale): DomainError | null {
  const priced = priceBasket(
    sale.lines.map((line) => {
      const quantityMilli = milliFromText(line.quantity) ?? 0;
      const fen = line.lineDiscountFen;
      const fixedFen = mulQuantity(line.unitPriceFen, quantityMilli) - fen;
      return {
        ...line,
        quantityMilli,
        discount: { kind: 'amount', fen, ...(line.fixedPrice ? { fixedFen } : {}) },
      };
    }),
    { kind: 'amount', fen: sale.basketDiscountFen },
  );
  for (const [index, line] of sale.lines.entries()) {
    const expected = priced.lines[index];
    for (const figure of LINE_FIGURES)
      if (expected && expected[figure] !== line[figure])
        return differs(`lines.${index}.${figure}`, expected[figure], line[figure]);
  }
  for (const figure of BASKET_FIGURES)
    if (priced[figure] !== sale[figure]) return differs(figure, priced[figure], sale[figure]);
  if (sale.netFen - sale.roundingFen !== sale.totalFen)
    return differs('totalFen', sale.netFen - sale.roundingFen, sale.totalFen);
  return null;
}

function checkTenders(sale: Sale, roundingLimitFen: number): DomainError | null {
  const mayRound = sale.tenders.length > 0 && sale.tenders.every(({ kind }) => ruleOf(kind).rounds);
  if (sale.roundingFen > 0 && (sale.roundingFen > roundingLimitFen || sale.totalFen < 0 || !mayRound)) {
    return new RoundingNotAllowed({ roundingFen: sale.roundingFen, limitFen: roundingLimitFen });
  }
  const unnamed = sale.tenders.find(({ kind, reference = '' }) => !isReference(kind, reference));
  if (unnamed) return new ReferenceWrong({ kind: unnamed.kind });
  const stranger = sale.customerId ? undefined : sale.tenders.find(({ kind }) => ruleOf(kind).needsCustomer);
  if (stranger) return new CustomerWanted({ kind: stranger.kind });
  const change = changeFor(sale.totalFen, sale.tenders);
  if (change === null || change !== sale.changeFen) {
    const tendersFen = sumFen(sale.tenders.map((tender) => tender.amountFen));
    return new TendersUnbalanced({ totalFen: sale.totalFen, tendersFen, changeFen: sale.changeFen });
  }
  return null;
}

function differs(field: string, expected: number, got: number): TotalsDiffer {
  return new TotalsDiffer({ field, expected, got });
}
