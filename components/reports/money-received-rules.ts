import { ruleOf } from '@/server/tills/payment-rules';

export interface MoneyOfTender {
  kind: string;
  /** Of tickets, refunds taken off, fen. */
  salesFen: number;
  /** What customers paid back or in, fen; what was taken back is taken off. */
  accountsFen: number;
}

/**
 * What came in on a day tender by tender, as a bank's or a wallet's statement has it: paid for goods, and paid by customers on their accounts.
 * What is no money (on account, points, stored value) is in neither.
 */
export function moneyReceived(
  tickets: readonly { kind: string; takenFen: number; refundedFen: number }[],
  accounts: readonly { kind: string; fen: number }[],
): MoneyOfTender[] {
  const kinds = new Set([...tickets, ...accounts].map(({ kind }) => kind));
  return [...kinds]
    .filter((kind) => ruleOf(kind).isMoney)
    .map((kind) => {
      const sold = tickets.find((row) => row.kind === kind);
      return {
        kind,
        salesFen: sold ? sold.takenFen - sold.refundedFen : 0,
        accountsFen: accounts.find((row) => row.kind === kind)?.fen ?? 0,
      };
    });
}
