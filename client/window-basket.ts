import type { Basket } from './basket';
import { holdForGood, oneAtATime } from './locks';
import { newId } from './new-id';
import type { TabletStore } from './tablet-store';

const KEY = 'daybook-window';
/** A page that is being reloaded lets go of its name within this, ms. */
const RELOAD_MS = 1_000;

let claimed: Promise<string> | undefined;

/**
 * The name this window keeps its basket under, its own for as long as it lives. A reloaded window has it back; a duplicated one,
 * which copies everything else, does not get it; a new window takes over what a closed one or a power cut left behind.
 */
export function windowName(store: TabletStore, storeId: string): Promise<string> {
  claimed ??= oneAtATime('daybook-windows', () => claim(store, storeId));
  return claimed;
}

async function claim(store: TabletStore, storeId: string): Promise<string> {
  const before = remembered();
  if (before !== null && (await holdForGood(lockOfWindow(before), isReload() ? RELOAD_MS : 0)))
    return remember(before);
  const left = (await store.baskets.toArray().catch(() => []))
    .filter((row) => row.basket.lines.length > 0 && (row.storeId === storeId || row.storeId === ''))
    .sort((a, b) => b.at - a.at);
  for (const { windowId } of left)
    if (windowId !== before && (await holdForGood(lockOfWindow(windowId)))) return remember(windowId);
  const made = newId();
  await holdForGood(lockOfWindow(made));
  return remember(made);
}

/** The basket a window had, unless it was paid meanwhile or is another store's. */
export async function basketOfWindow(
  store: TabletStore,
  windowId: string,
  storeId: string,
): Promise<Basket | null> {
  const kept = await store.baskets.get(windowId);
  if (!kept || (kept.storeId !== storeId && kept.storeId !== '')) return null;
  // Paid already, and cut off before the next basket began: it is on its way with the waiting sales.
  return (await store.finished.get(kept.basket.id)) ? null : kept.basket;
}

/** Baskets of windows that are gone and had nothing in them are only in the way. */
export async function forgetEmptyBaskets(store: TabletStore, windowId: string): Promise<void> {
  await store.baskets.filter((row) => row.windowId !== windowId && row.basket.lines.length === 0).delete();
}

/** Only then may the page before still be on its way out; a copied window has nothing to wait for. */
function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry !== undefined && 'type' in entry && entry.type !== 'navigate';
}

/** What a window holds for as long as it lives. */
export const lockOfWindow = (name: string) => `daybook-window-${name}`;

function remembered(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(name: string): string {
  try {
    window.sessionStorage.setItem(KEY, name);
  } catch {
    // Then a reload takes the basket over as one left behind.
  }
  return name;
}
