import { onAccountFen } from './basket-credit';
import type { Basket } from './basket-shape';

/** Was money taken for it, or is it being asked of a phone? Then it is finished, or given back first. */
export function isPaidFor({ payment, charging }: Pick<Basket, 'payment' | 'charging'>): boolean {
  return payment.tenders.length > 0 || Boolean(charging);
}

/** Said twice it is one payment. */
export function charged(basket: Basket, { id, reference }: { id: string; reference: string }): Basket {
  const { charging } = basket;
  if (charging?.id !== id) return basket;
  const { kind, amountFen } = charging;
  // Also on the word of whoever serves: it is called off at the provider before it is taken off.
  const tender = { id, kind, amountFen, isCharged: true, ...(reference ? { reference } : {}) };
  return paid({ ...basket, charging: null }, { tenders: [...basket.payment.tenders, tender] });
}

/** Somebody's word was for what is on account: with it, it goes. */
export function untendered(basket: Basket, tenderId: string): Basket {
  const rest = paid(basket, { tenders: basket.payment.tenders.filter(({ id }) => id !== tenderId) });
  return onAccountFen(rest) === onAccountFen(basket) ? rest : { ...rest, creditApproval: null };
}

export function paid(basket: Basket, part: Partial<Basket['payment']>): Basket {
  return { ...basket, payment: { ...basket.payment, ...part } };
}
