import { sumFen } from '@/lib/money';
import type { CreditStanding } from '@/server/customers/credit/credit-rules';
import type { SaleInput } from '@/server/sales/schema';

/** What a sale of this tablet did to its customer's credit. */
export interface SoldOnCredit {
  saleId: string;
  customerId: string;
  onAccountFen: number;
  storeCreditFen: number;
  /** When it was finished, ms. */
  at: number;
}

/** What a finished sale does to its customer's credit; null: nothing. */
export function soldOnCredit(sale: SaleInput, at: number): SoldOnCredit | null {
  const taken = (kind: string) =>
    sumFen(sale.tenders.filter((tender) => tender.kind === kind).map(({ amountFen }) => amountFen));
  const [onAccountFen, storeCreditFen] = [taken('ON_ACCOUNT'), taken('STORE_CREDIT')];
  if (!sale.customerId || onAccountFen + storeCreditFen === 0) return null;
  return { saleId: sale.id, customerId: sale.customerId, onAccountFen, storeCreditFen, at };
}

/** Where a customer stands after what this tablet sold since it was told. Store credit that was not enough is owed. */
export function afterSales<Standing extends CreditStanding>(
  standing: Standing,
  sold: readonly SoldOnCredit[],
): Standing {
  const used = sumFen(sold.map(({ storeCreditFen }) => storeCreditFen));
  const shortFen = Math.max(0, used - standing.storeCreditFen);
  return {
    ...standing,
    receivableFen: standing.receivableFen + sumFen(sold.map(({ onAccountFen }) => onAccountFen)) + shortFen,
    storeCreditFen: Math.max(0, standing.storeCreditFen - used),
  };
}

/**
 * What an answer does not know yet: what was still waiting when it was asked for, and what was sold since. Anything else the server had, and
 * counted.
 */
export function notYetCounted(
  sold: readonly SoldOnCredit[],
  asked: { at: number; waiting: ReadonlySet<string> },
): SoldOnCredit[] {
  return sold.filter(({ saleId, at }) => at >= asked.at || asked.waiting.has(saleId));
}
