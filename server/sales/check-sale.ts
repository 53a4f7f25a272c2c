import { mulQuantity, shareOut, sumFen, taxIncluded } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { receiptNumber } from '@/lib/receipt-number';
import type { DomainError } from '@/server/platform/errors';
import { InvalidInput } from '@/server/platform/errors';
import {
  LineRepeated,
  PriceChangeNeedsReason,
  ReceiptNumberWrong,
  RoundingNotAllowed,
  TendersUnbalanced,
  TotalsDiffer,
} from './errors';
import { listTotal } from './plan-sale';
import { changeFor } from './rules';
import type { Sale } from './schema';

/**
 * Recomputes every figure of a finished sale from its lines, to the fen, without the database.
 * @returns the first thing that is wrong, or null
 */
export function checkSale(sale: Sale, prefix: string, roundingLimitFen: number): DomainError | null {
  const expected = receiptNumber(prefix, sale.seq);
  if (sale.number !== expected) return new ReceiptNumberWrong({ number: sale.number, expected });
  try {
    return checkLines(sale) ?? checkTotals(sale) ?? checkTenders(sale, roundingLimitFen);
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
    const milli = milliFromText(line.quantity);
    if (milli === null) return new InvalidInput({ field: `lines.${index}.quantity`, problem: 'quantity' });
    const netFen = mulQuantity(line.unitPriceFen, milli) - line.lineDiscountFen - line.basketDiscountFen;
    if (netFen !== line.netFen) return differs(`lines.${index}.netFen`, netFen, line.netFen);
    const taxFen = taxIncluded(netFen, line.taxRateBp);
    if (taxFen !== line.taxFen) return differs(`lines.${index}.taxFen`, taxFen, line.taxFen);
    if (line.unitPriceFen !== line.listPriceFen && !line.overrideReason) return new PriceChangeNeedsReason();
  }
  return null;
}

function checkTotals(sale: Sale): DomainError | null {
  // Kept on the ticket: it too must stay inside the safe integers.
  listTotal(sale);
  const weights = sale.lines.map((line) => line.netFen + line.basketDiscountFen);
  if (sale.basketDiscountFen > sumFen(weights))
    return differs('basketDiscountFen', sumFen(weights), sale.basketDiscountFen);
  const shares = shareOut(sale.basketDiscountFen, weights);
  for (const [index, line] of sale.lines.entries()) {
    const share = shares[index] ?? 0;
    if (share !== line.basketDiscountFen)
      return differs(`lines.${index}.basketDiscountFen`, share, line.basketDiscountFen);
  }
  const netFen = sumFen(sale.lines.map((line) => line.netFen));
  if (netFen !== sale.netFen) return differs('netFen', netFen, sale.netFen);
  const taxFen = sumFen(sale.lines.map((line) => line.taxFen));
  if (taxFen !== sale.taxFen) return differs('taxFen', taxFen, sale.taxFen);
  if (netFen - sale.roundingFen !== sale.totalFen)
    return differs('totalFen', netFen - sale.roundingFen, sale.totalFen);
  return null;
}

function checkTenders(sale: Sale, roundingLimitFen: number): DomainError | null {
  const cashOnly = sale.tenders.length > 0 && sale.tenders.every((tender) => tender.kind === 'CASH');
  if (sale.roundingFen > 0 && (sale.roundingFen > roundingLimitFen || sale.totalFen < 0 || !cashOnly)) {
    return new RoundingNotAllowed({ roundingFen: sale.roundingFen, limitFen: roundingLimitFen });
  }
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
