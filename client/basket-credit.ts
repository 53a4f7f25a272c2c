import { sumFen } from '@/lib/money';
import { ruleOf } from '@/server/tills/payment-rules';
import type { Basket, CreditApproval } from './basket-shape';
import { APPROVAL_MARGIN_MS } from './line-approval';

/** Is something of it paid on its customer's name? A basket of before payments were kept has none. */
export function isOnCredit({ payment }: Pick<Basket, 'payment'>): boolean {
  return tendersOf({ payment }).some(({ kind }) => ruleOf(kind).needsCustomer);
}

/** What of it goes on account, fen. */
export function onAccountFen({ payment }: Pick<Basket, 'payment'>): number {
  const onAccount = tendersOf({ payment }).filter(({ kind }) => kind === 'ON_ACCOUNT');
  return sumFen(onAccount.map(({ amountFen }) => amountFen));
}

/** Somebody's word for exactly this customer and amount; null: none that covers it. */
export function creditApprovalOf(basket: Basket): CreditApproval | null {
  const { customer, creditApproval = null } = basket;
  const covers =
    creditApproval?.customerId === customer?.id && creditApproval?.amountFen === onAccountFen(basket);
  return covers ? creditApproval : null;
}

/** It covers what goes on account, and lasts long enough to be paid by. */
export function creditApprovalHolds(basket: Basket, nowMs: number): boolean {
  return (creditApprovalOf(basket)?.expiresAtMs ?? 0) - nowMs > APPROVAL_MARGIN_MS;
}

function tendersOf({ payment }: { payment: Basket['payment'] | undefined }): Basket['payment']['tenders'] {
  return payment?.tenders ?? [];
}
