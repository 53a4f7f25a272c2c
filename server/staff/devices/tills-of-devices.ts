import type { Reader, Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** A till as a device knows it; no key of the database leads there. */
export interface TillOfDevice {
  storeId: string;
  id: string;
  code: string;
  name: string;
  closedAt: Date | null;
  store: { code: string; name: string; timeZone: string };
}

interface TillKey {
  storeId: string;
  tillId: string;
}

/** Tills stand above people: who works at one is asked of them. */
export interface TillsOfDevices {
  /** Null when there is none. */
  one(reader: Reader, till: TillKey): Promise<TillOfDevice | null>;
  /** The same, locked until the transaction ends. */
  locked(tx: Tx, till: TillKey): Promise<TillOfDevice | null>;
  /** Those in use, by the codes of store and till. */
  open(reader: Reader, storeIds: readonly string[]): Promise<TillOfDevice[]>;
}

export const tillsOfDevices = port<TillsOfDevices>('the tills that devices stand at');
