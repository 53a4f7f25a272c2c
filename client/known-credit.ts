import { sumFen } from '@/lib/money';
import { type CreditStanding, storedParts } from '@/server/customers/credit/credit-rules';
import { shortOf } from '@/server/customers/points/spend-rules';
import type { SaleInput } from '@/server/sales/schema';

/** What a sale of this tablet did to its customer's credit. */
export interface SoldOnCredit {
  saleId: string;
  customerId: string;
  onAccountFen: number;
  storeCreditFen: number;
  /** Missing in what was kept before. */
  storedFen?: number;
  /** Points, and what they paid. Missing in what was kept before. */
  points?: number;
  pointsFen?: number;
  /** When it was finished, ms. */
  at: number;
}

/** What a finished sale does to its customer's credit; null: nothing. */
export function soldOnCredit(sale: SaleInput, at: number): SoldOnCredit | null {
  const taken = (kind: string) =>
    sumFen(sale.tenders.filter((tender) => tender.kind === kind).map(({ amountFen }) => amountFen));
  const [onAccountFen, storeCreditFen] = [taken('ON_ACCOUNT'), taken('STORE_CREDIT')];
  const [storedFen, pointsFen] = [taken('STORED_VALUE'), taken('POINTS')];
  if (!sale.customerId || onAccountFen + storeCreditFen + storedFen + pointsFen === 0) return null;
  const points = sale.tenders.reduce((sum, tender) => sum + (tender.points?.spent ?? 0), 0);
  const [saleId, customerId] = [sale.id, sale.customerId];
  return { saleId, customerId, onAccountFen, storeCreditFen, storedFen, points, pointsFen, at };
}

/**
 * Where a customer stands after what this tablet sold since it was told. Store credit, stored value and points that were not
 * enough are owed.
 */
export function afterSales<Standing extends CreditStanding>(
  standing: Standing,
  sold: readonly SoldOnCredit[],
): Standing {
  const used = sumFen(sold.map(({ storeCreditFen }) => storeCreditFen));
  const storedFen = sumFen(sold.map(({ storedFen: fen = 0 }) => fen));
  const stored = storedParts(standing, storedFen);
  const points = sold.reduce((sum, one) => sum + (one.points ?? 0), 0);
  const pointsFen = sumFen(sold.map((one) => one.pointsFen ?? 0));
  const shortFen =
    Math.max(0, used - standing.storeCreditFen) +
    (storedFen - stored.valueFen - stored.bonusFen) +
    shortOf(standing.points, { points, fen: pointsFen });
  return {
    ...standing,
    receivableFen: standing.receivableFen + sumFen(sold.map(({ onAccountFen }) => onAccountFen)) + shortFen,
    storeCreditFen: Math.max(0, standing.storeCreditFen - used),
    storedValueFen: standing.storedValueFen - stored.valueFen,
    storedBonusFen: standing.storedBonusFen - stored.bonusFen,
    points: standing.points - Math.min(points, Math.max(0, standing.points)),
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
