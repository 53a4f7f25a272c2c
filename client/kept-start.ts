import { transformer } from '@/lib/transformer';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { forget, keep, readKept } from './kept-json';
import type { TabletStore } from './tablet-store';

const KEY = 'daybook-counter-start';

/** What a counter needs to start while nobody answers: as the server said it last. */
export interface KeptStart {
  settings: CounterSettings;
  person: { id: string; name: string };
  permissions: readonly string[];
  clerkPermissions: readonly string[];
}

/** @returns whether it is kept */
export function keepStart(start: KeptStart): boolean {
  return keep(KEY, transformer.serialize(start));
}

export function keptStart(): KeptStart | null {
  const kept = readKept(KEY, isWire);
  try {
    const start = kept === null ? null : transformer.deserialize<unknown>(kept);
    return isStart(start) ? start : null;
  } catch {
    return null;
  }
}

/**
 * This browser is no counter any more: nothing starts here, nobody's PIN opens anything. What was sold and not sent stays, and goes out
 * by the next enrolment.
 */
export async function forgetStart(store: TabletStore): Promise<void> {
  forget(KEY);
  await Promise.all([store.pins.clear(), store.keys.clear()]);
}

/** The session was ended: without the server only a PIN that this tablet knows opens it again. */
export async function closeTablet(store: TabletStore, now = Date.now()): Promise<void> {
  await store.transaction('rw', store.locks, async () => {
    await store.locks.bulkDelete(['owner', 'toEnd']);
    await store.locks.put({ id: 'locked', at: now });
  });
}

/**
 * Locks a tablet that starts again after nobody had touched it for longer than a counter stays open by itself, as it would have locked
 * then had it been running.
 */
export async function lockIfLeft(
  store: TabletStore,
  touchedAt: number,
  idleMs: number,
  now = Date.now(),
): Promise<void> {
  if (now - touchedAt < idleMs) return;
  await store.locks.bulkPut([
    { id: 'locked', at: now },
    { id: 'toEnd', at: now },
  ]);
}

type Wire = Parameters<typeof transformer.deserialize>[0];

const isWire = (value: unknown): value is Wire => isObject(value) && 'json' in value;

function isStart(value: unknown): value is KeptStart {
  if (!isObject(value) || !isObject(value.settings) || !isObject(value.person)) return false;
  const { store, device, till } = value.settings;
  return (
    isObject(store) &&
    typeof store.id === 'string' &&
    isObject(device) &&
    typeof device.prefix === 'string' &&
    isObject(till) &&
    typeof value.person.id === 'string' &&
    Array.isArray(value.permissions) &&
    Array.isArray(value.clerkPermissions)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
