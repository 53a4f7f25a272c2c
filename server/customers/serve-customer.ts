import { addDays, calendarDay, dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { isPersonAtWork } from '@/server/staff/known-people';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import { CustomerServed } from './errors';
import { holdCustomer } from './hold-customer';
import { customerCommand, type SERVING_KINDS } from './schema';

type Held = Awaited<ReturnType<typeof holdCustomer>>;

/**
 * Takes on a customer nobody serves, at once, or goes on serving one's own: until the day the store's setting says.
 * @throws CustomerServed where somebody else does: they are asked (`askForCustomer`)
 */
export const serveCustomer = command({
  name: 'customers.serve',
  permission: 'customers.serve',
  scope: 'store',
  input: customerCommand,
  async run(tx, { requestId, storeId, customerId }, ctx) {
    const customer = await holdCustomer(tx, customerId);
    const holder = await whoServes(tx, customer, ctx);
    const { personId } = ctx.actor;
    if (holder && holder.personId !== personId) {
      const names = await personNames(tx, [holder.personId]);
      throw new CustomerServed({ name: names.get(holder.personId) ?? '', until: holder.until });
    }
    const until = await serve(tx, ctx, customer, {
      storeId,
      personId,
      kind: holder ? 'EXTENDED' : 'TAKEN',
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.serve',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { servedUntil: until },
      requestId,
    });
    return { servedUntil: until };
  },
});

/** Who serves a customer today, if anybody still at work does. */
export async function whoServes(tx: Tx, customer: Held, { now }: Pick<ActorContext, 'now'>) {
  const { servedById, servedStoreId, servedUntil } = customer;
  if (!servedById || !servedStoreId || !servedUntil) return null;
  const until = dateToDay(servedUntil);
  const { timeZone } = await storeSettings(tx, servedStoreId);
  if (until < calendarDay(now, timeZone) || !(await isPersonAtWork(tx, servedById))) return null;
  return { personId: servedById, storeId: servedStoreId, until };
}

/** Somebody serves them from now on, or nobody: the row and its history. @returns until when, 'YYYY-MM-DD' */
export async function serve(
  tx: Tx,
  ctx: Pick<ActorContext, 'actor' | 'now'>,
  customer: Pick<Held, 'id' | 'servedById'>,
  {
    storeId,
    personId,
    kind,
  }: { storeId: string; personId: string | null; kind: (typeof SERVING_KINDS)[number] },
): Promise<string | null> {
  const { timeZone, customerServedDays } = await storeSettings(tx, storeId);
  const until = personId ? addDays(calendarDay(ctx.now, timeZone), customerServedDays) : null;
  await tx.customer.update({
    where: { id: customer.id },
    data: {
      servedById: personId,
      servedStoreId: personId ? storeId : null,
      servedUntil: until ? dayToDate(until) : null,
    },
  });
  await tx.customerServing.create({
    data: {
      id: newId(),
      customerId: customer.id,
      kind,
      fromId: customer.servedById,
      personId,
      inStoreId: storeId,
      until: until ? dayToDate(until) : null,
      byId: ctx.actor.personId,
      at: ctx.now,
    },
  });
  return until;
}
