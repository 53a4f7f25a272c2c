import type { DeviceIdentity } from '@/server/platform/actor';
import type { ActorContext } from '@/server/platform/context';
import type { SalesPeople } from './people-of-sales';
import type { Sale } from './schema';

/** What one device hands in, by whom. */
export interface SaleBatch {
  ctx: ActorContext;
  device: DeviceIdentity;
  /** Who the sales name. */
  people: SalesPeople;
  sales: readonly Sale[];
  /** The exchange its one sale is a part of. */
  exchangeId?: string;
  /** Number of a rejected ticket that is booked now: it is accounted for already, and may be taken by this sale. */
  settles?: number;
}
