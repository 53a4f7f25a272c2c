/** What there is of a product in a store: free to be sold. */
export type StoreStock = { storeId: string; storeName: string; available: string };

export type Say =
  | { kind: 'here'; quantity: string }
  | { kind: 'elsewhere'; quantity: string; store: string }
  | { kind: 'nowhere' };

/**
 * What to tell a customer who asks for it: the store one stands in first, else the one that has most. "We don't have it" is no
 * answer.
 */
export function whatToSay(levels: readonly StoreStock[], storeId: string): Say {
  const some = levels.filter(({ available }) => Number(available) > 0);
  const here = some.find((level) => level.storeId === storeId);
  if (here) return { kind: 'here', quantity: here.available };
  const [most] = some.toSorted((a, b) => Number(b.available) - Number(a.available));
  return most ? { kind: 'elsewhere', quantity: most.available, store: most.storeName } : { kind: 'nowhere' };
}
