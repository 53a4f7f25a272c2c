import type { DeviceIdentity } from '@/server/platform/actor';
import type { ActorContext } from '@/server/platform/context';
import { readSignIns, type SignIn } from '@/server/staff/read-sign-ins';
import { readStaffRights } from '@/server/staff/read-staff-rights';
import { rolesHere } from '@/server/staff/roles-here';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { believedTime } from '@/server/stores/believed-time';
import type { Sale } from './schema';

/** A tablet's clock may differ this much from the server's, ms, when a sale is set against a sign-in. */
const CLOCK_SLACK_MS = 2 * 60_000;

/**
 * Who rang a sale up, beside the signed-in person who hands it in.
 * - OWN: one and the same.
 * - QUEUED: somebody else, who was signed in on this device when it was made, before the one who hands it in signed in: the
 *   outbox of the device brings what waited. Then the one who hands it in has nothing to do with it.
 * - IN_NAME: a name the signed-in person gave. It opens nobody's own drawer, and neither of the two may have approved it.
 * - SETTLED: a manager books a rejected ticket as it was and answers for it, whoever's drawer took the money.
 */
export type RungUp = 'OWN' | 'QUEUED' | 'IN_NAME' | 'SETTLED';

/** Who a batch of sales names, against the people of the company. */
export interface SalesPeople {
  /** Does the company know who rang it up? Only then is it booked. */
  isKnown(sale: Sale): boolean;
  rungUp(sale: Sale): RungUp;
  /** The roles of whoever rang it up, in this store; none: they work here no more. */
  rolesOf(sale: Sale): readonly string[];
  /**
   * CASHIER_NOT_ENTITLED: whoever rang it up may not sell here now: the role was lost or the person left meanwhile.
   * CASHIER_NOT_SIGNED_IN: the cashier was not the one signed in on the device.
   */
  flagsOf(sale: Sale): string[];
  /** SALESPERSON_UNKNOWN to the company, SALESPERSON_OF_OTHER_STORE: known, without a role here. */
  salespersonFlags(personId: string): string[];
  /** May what this person approved for this sale count? Not their own act; the store's policy may allow that. */
  mayHaveApproved(sale: Sale, granterId: string, selfApproval: boolean): boolean;
}

/** Looks up the people sales name. The signed-in person's own sales, as nearly always, cost nothing. */
export async function peopleOfSales(
  ctx: ActorContext,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SalesPeople> {
  const { actor } = ctx;
  const sellers = await staffAllowed(ctx.db, 'sales.complete', device.storeId);
  const cashierOf = (sale: Sale) => sale.personId ?? actor.personId;
  const trusted = (personId: string) => personId === actor.personId || sellers.has(personId);
  const named = sales.flatMap((sale) => [cashierOf(sale), ...sale.lines.flatMap(sellersOf)]);
  const strangers = named.filter((personId) => !trusted(personId));
  const rights = await readStaffRights(ctx.db, 'sales.complete', device.storeId, strangers);
  const signIns = await signInsFor(ctx, device, sales);
  const roles = await rolesHere(ctx.db, device.storeId);
  const rungUp = (sale: Sale) =>
    cashierOf(sale) === actor.personId ? 'OWN' : isQueued(ctx, sale, signIns) ? 'QUEUED' : 'IN_NAME';
  return {
    isKnown: (sale) => trusted(cashierOf(sale)) || rights.has(cashierOf(sale)),
    rungUp,
    rolesOf: (sale) => roles.get(cashierOf(sale)) ?? [],
    flagsOf: (sale) => [
      ...(trusted(cashierOf(sale)) || rights.get(cashierOf(sale))?.entitled ? [] : ['CASHIER_NOT_ENTITLED']),
      ...(rungUp(sale) === 'IN_NAME' ? ['CASHIER_NOT_SIGNED_IN'] : []),
    ],
    salespersonFlags: (personId) => (trusted(personId) ? [] : salespersonFlags(rights.get(personId))),
    mayHaveApproved: (sale, granterId, selfApproval) =>
      selfApproval ||
      (granterId !== cashierOf(sale) && (rungUp(sale) === 'QUEUED' || granterId !== actor.personId)),
  };
}

/** Who a line names as having sold it. */
export function sellersOf({ salespersonId, sharedBy = [] }: Sale['lines'][number]): string[] {
  return [...(salespersonId ? [salespersonId] : []), ...sharedBy.map(({ personId }) => personId)];
}

/** What is odd about a line's salesperson, by what the company knows of them. */
export function salespersonFlags(known: { worksHere: boolean } | undefined): string[] {
  if (!known) return ['SALESPERSON_UNKNOWN'];
  return known.worksHere ? [] : ['SALESPERSON_OF_OTHER_STORE'];
}

/** Sign-ins on the device of the cashiers other sales name, and of who hands them in. */
async function signInsFor(ctx: ActorContext, device: DeviceIdentity, sales: readonly Sale[]) {
  const others = sales.filter((sale) => sale.personId && sale.personId !== ctx.actor.personId);
  const oldest = Math.min(
    ...others.map((sale) => believedTime(sale.occurredAt, ctx.now).occurredAt.getTime()),
  );
  const people = others.flatMap((sale) => sale.personId ?? []);
  if (people.length === 0) return [];
  // After a new enrolment what waited was made on the device as it was before, and is handed in on the one it is now.
  const devices = [device.id, ctx.actor.device?.id ?? device.id];
  return readSignIns(ctx.db, devices, [...people, ctx.actor.personId], new Date(oldest));
}

function isQueued(ctx: ActorContext, sale: Sale, signIns: readonly SignIn[]): boolean {
  const { occurredAt, flags } = believedTime(sale.occurredAt, ctx.now);
  const until = occurredAt.getTime() - CLOCK_SLACK_MS;
  const handedInBy = signIns.find((session) => session.id === ctx.actor.sessionId);
  // Of a clock that is plainly wrong nobody knows whether it was before or after.
  const before = handedInBy !== undefined && (flags.length > 0 || handedInBy.startedAt.getTime() >= until);
  return (
    before &&
    signIns.some(
      (session) =>
        session.personId === sale.personId &&
        session.startedAt.getTime() <= occurredAt.getTime() + CLOCK_SLACK_MS &&
        session.expiresAt >= occurredAt,
    )
  );
}
