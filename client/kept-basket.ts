import type { Basket } from './basket';
import { keeping, type TabletStore } from './tablet-store';

/** Something of ours out of a storage or a held sale: only a basket is taken up again; it may lack what came to baskets since. */
export function isBasket(value: unknown): value is Basket {
  if (typeof value !== 'object' || value === null) return false;
  const { id, lines } = value as Record<string, unknown>;
  return typeof id === 'string' && Array.isArray(lines) && lines.every(isLine);
}

function isLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, product, quantityMilli, unitPriceFen } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof product === 'object' &&
    product !== null &&
    Number.isSafeInteger(quantityMilli) &&
    Number.isSafeInteger(unitPriceFen)
  );
}

/** A window's basket on the disk when this settles. @throws StorageFault */
export function keepBasket(
  store: TabletStore,
  row: { windowId: string; storeId: string; basket: Basket },
): Promise<unknown> {
  return keeping(() => store.baskets.put({ ...row, at: Date.now() }));
}
