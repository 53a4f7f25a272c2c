import type { TenderKindName } from '@/server/tills/payment-rules';
import type { BasketExchange, PaidTender } from './basket-shape';

export type { BasketExchange } from './basket-shape';

/** What of the goods that come back pays for those that go: by the tenders it was paid with, in their order, no more than the new goods cost. */
export function appliedTenders(exchange: BasketExchange | null | undefined, netFen: number): PaidTender[] {
  let leftFen = netFen;
  return (exchange?.refunds ?? []).flatMap(({ again, kind, amountFen, reference }) => {
    const applied = Math.min(amountFen, leftFen);
    leftFen -= applied;
    if (applied === 0) return [];
    return [{ id: again, kind, amountFen: applied, ...(reference === undefined ? {} : { reference }) }];
  });
}

/** What is left of the refund and paid out, by the tender it goes back to, fen. */
export function paidBack(
  exchange: BasketExchange | null | undefined,
  netFen: number,
): { kind: TenderKindName; amountFen: number }[] {
  const applied = new Map(appliedTenders(exchange, netFen).map(({ id, amountFen }) => [id, amountFen]));
  return (exchange?.refunds ?? []).flatMap(({ again, kind, amountFen }) => {
    const back = amountFen - (applied.get(again) ?? 0);
    return back > 0 ? [{ kind, amountFen: back }] : [];
  });
}
