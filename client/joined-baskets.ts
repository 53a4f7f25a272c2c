import { isOnCredit } from './basket-credit';
import type { Basket, BasketLine } from './basket-shape';

/**
 * A kept basket, beside what was scanned before it was found.
 * @param empty what a kept one of before may lack
 */
export function broughtBack(kept: Basket, now: Basket, empty: Basket): Basket {
  return {
    ...empty,
    ...kept,
    // Whoever was chosen since is who stands here, unless something is on the other's name already.
    ...(isOnCredit(kept) ? customerOf(kept, now) : customerOf(now, kept)),
    sellers: kept.sellers ?? [],
    lines: [...kept.lines, ...linesOf(now)],
    // What was scanned last is what the pad is for.
    selectedId: now.selectedId ?? kept.selectedId ?? null,
    payment: paidBoth(kept.payment, now.payment),
  };
}

/** A held basket, beside what was scanned while it came; what was paid before it was held was paid back. */
export function takenUp(held: Basket, now: Basket): Basket {
  if (now.lines.length === 0)
    return { ...held, ...customerOf(held, now), payment: { tenders: [], rounding: false } };
  return { ...now, ...customerOf(now, held), lines: [...now.lines, ...linesOf(held)] };
}

/** Lines that go into another basket, each with who sold it here. */
function linesOf({ lines, sellers }: Basket): BasketLine[] {
  return sellers?.length ? lines.map((line) => ({ sellers, ...line })) : lines;
}

/** Whose the goods are when two baskets become one: the first's customer, else the other's. */
function customerOf(first: Basket, other: Basket): Pick<Basket, 'customer'> {
  return { customer: first.customer ?? other.customer ?? null };
}

/** What was kept may be from before payments were kept. */
function paidBoth(kept: Basket['payment'] | undefined, now: Basket['payment']): Basket['payment'] {
  return kept ? { tenders: [...kept.tenders, ...now.tenders], rounding: kept.rounding || now.rounding } : now;
}
