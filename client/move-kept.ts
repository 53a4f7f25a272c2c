import type { SaleInput } from '@/server/sales/schema';
import { isBasket } from './kept-basket';
import { forget, keptKeys, readKept } from './kept-json';
import { oneAtATime } from './locks';
import type { PhoneCount, TabletStore, WaitingSale } from './tablet-store';

/**
 * Takes over what earlier versions kept in localStorage: unsent sales, series, baskets, counts. What is over there is removed from
 * here only once it is safe; what cannot be read stays where it lies.
 */
export function moveKept(store: TabletStore): Promise<void> {
  return oneAtATime('daybook-move', async () => {
    const sales = keptKeys('daybook-pending-').flatMap((key) => withKey(key, readKept(key, isPending)));
    const series = keptKeys('daybook-receipt-').flatMap((key) => withKey(key, readKept(key, isCount)));
    const baskets = keptKeys('daybook-basket-').flatMap((key) => withKey(key, readKept(key, isBasket)));
    const counts = keptKeys('daybook-count-').flatMap((key) => withKey(key, readKept(key, isPhoneCount)));
    const all = [...sales, ...series, ...baskets, ...counts];
    if (all.length === 0) return;
    const tables = [store.waiting, store.finished, store.series, store.baskets, store.counts];
    await store.transaction('rw', tables, async () => {
      for (const { value } of sales) {
        if (await store.finished.get(value.sale.id)) continue;
        const waiting = waitingOf(value.storeId, value.sale);
        await store.waiting.put(waiting);
        await store.finished.put({ id: waiting.id, number: waiting.number, at: waiting.keptAt });
      }
      for (const { key, value } of series) {
        const prefix = key.slice('daybook-receipt-'.length);
        const known = await store.series.get(prefix);
        await store.series.put({ prefix, last: Math.max(value, known?.last ?? 0) });
      }
      for (const { key, value } of baskets)
        await store.baskets.put({ windowId: key, storeId: '', basket: value, at: Date.now() });
      for (const { key, value } of counts) {
        const sheet = key.slice('daybook-count-'.length, -value.id.length - 1);
        const count = { ...value, occurredAt: new Date(value.occurredAt) };
        await store.counts.put({ id: value.id, sheet, count });
      }
    });
    for (const { key } of all) forget(key);
  });
}

/** A finished sale as it waits. */
export function waitingOf(storeId: string, sale: SaleInput): WaitingSale {
  const occurredAt = new Date(sale.occurredAt);
  const { id, number, seq } = sale;
  return {
    kind: 'SALE',
    id,
    storeId,
    number,
    seq,
    sale: { ...sale, occurredAt },
    keptAt: occurredAt.getTime(),
    nextAt: 0,
    inHandUntil: 0,
    tries: 0,
    refusal: null,
    stuck: null,
  };
}

function withKey<T>(key: string, value: T | null): { key: string; value: T }[] {
  return value === null ? [] : [{ key, value }];
}

function isPending(value: unknown): value is { storeId: string; sale: SaleInput } {
  if (!isObject(value) || typeof value.storeId !== 'string' || !isObject(value.sale)) return false;
  const { id, number, seq, lines } = value.sale;
  return typeof id === 'string' && typeof number === 'string' && isCount(seq) && Array.isArray(lines);
}

function isPhoneCount(value: unknown): value is PhoneCount {
  return isObject(value) && typeof value.id === 'string' && 'productId' in value && 'kind' in value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
