import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** What is still open with a customer: settled before they are erased. */
export type OpenWithCustomer = 'OWED' | 'CREDIT' | 'COMPLAINT' | 'ORDER' | 'PROMISE';

/** Stands where words were that are forgotten; the database lets nothing else take their place. */
export const FORGOTTEN = '—';

/** What a room above that keeps something under a customer does about them, in the transaction that merges or erases. */
export interface CustomerRoom {
  /** `mergedId` goes on as `keptId`: balances are brought together. Documents stay under the id they were written with. */
  merged?(
    tx: Tx,
    ctx: Pick<ActorContext, 'actor' | 'now'>,
    who: { keptId: string; mergedId: string },
  ): Promise<void>;
  /** What of these rows, all of one person, is still open: they are not erased before it is settled. */
  open?(tx: Tx, customerIds: readonly string[]): Promise<OpenWithCustomer[]>;
  /** Forgets what it knows of the person: words somebody wrote about them. What is in the books stays. */
  erased?(tx: Tx, customerIds: readonly string[]): Promise<void>;
}

/** Rooms above that keep something under a customer. */
export const customerRooms = port<readonly CustomerRoom[]>('who keeps something under a customer');
