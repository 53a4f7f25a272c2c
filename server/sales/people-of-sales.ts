import type { ActorContext } from '@/server/platform/context';
import { readStanding } from '@/server/staff/read-standing';
import { staffAllowed } from '@/server/staff/staff-allowed';
import type { Sale } from './schema';

/** Who a batch of sales names, against the people of the company. */
export interface SalesPeople {
  /** Does the company know who rang it up? Only then is it booked. */
  isKnown(sale: Sale): boolean;
  /** CASHIER_NOT_ENTITLED: whoever rang it up may not sell here now: the role was lost or the person left meanwhile. */
  flagsOf(sale: Sale): string[];
  /** SALESPERSON_UNKNOWN to the company, SALESPERSON_OF_OTHER_STORE: known, without a role here. */
  salespersonFlags(personId: string): string[];
}

/** Looks up the people sales name. Somebody who may sell here, as nearly always, costs nothing. */
export async function peopleOfSales(
  ctx: ActorContext,
  storeId: string,
  sales: readonly Sale[],
): Promise<SalesPeople> {
  const sellers = await staffAllowed(ctx.db, 'sales.complete', storeId);
  const cashierOf = (sale: Sale) => sale.personId ?? ctx.actor.personId;
  const trusted = (personId: string) => personId === ctx.actor.personId || sellers.has(personId);
  const named = sales.flatMap((sale) => [
    cashierOf(sale),
    ...sale.lines.flatMap((line) => line.salespersonId ?? []),
  ]);
  const others = named.filter((personId) => !trusted(personId));
  const standing = await readStanding(ctx.db, 'sales.complete', storeId, others);
  return {
    isKnown: (sale) => trusted(cashierOf(sale)) || standing.has(cashierOf(sale)),
    flagsOf: (sale) =>
      trusted(cashierOf(sale)) || standing.get(cashierOf(sale))?.entitled ? [] : ['CASHIER_NOT_ENTITLED'],
    salespersonFlags: (personId) => {
      if (trusted(personId)) return [];
      const known = standing.get(personId);
      if (!known) return ['SALESPERSON_UNKNOWN'];
      return known.worksHere ? [] : ['SALESPERSON_OF_OTHER_STORE'];
    },
  };
}
