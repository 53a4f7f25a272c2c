import { addDays, businessDayOf, type Day, dayBounds, dayToDate } from '@/lib/business-day';
import { type ClosedCase, closedCases } from '@/server/complaints/closed-cases';
import { type CallableCustomer, customersToCall } from '@/server/customers/who-to-call';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId, partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { fenOf } from '@/server/platform/numbers';
import { type CustomersSale, salesToFollowUp } from '@/server/sales/sales-to-follow-up';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openStoreSettings } from '@/server/stores/queries';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { makeFollowUpsInput } from './schema';

/** Days that are made up for after a stop. */
const CAUGHT_UP_DAYS = 7;

/** By the clock, every hour: whoever is due to be called today by a rule stands in the list, each once however often this looks. */
export async function makeFollowUpsEverywhere(ctx: ActingContext<'JOB'>): Promise<void> {
  for (const store of await openStoreSettings(ctx.db)) {
    const day = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    // One store that fails does not keep the others from being called.
    try {
      await makeFollowUps.execute(ctx, {
        storeId: store.id,
        requestId: partId(store.id, `follow-ups ${ctx.now.toISOString()}`),
        day,
      });
    } catch (error) {
      logger.error({ err: error, storeId: store.id }, 'follow-ups were not made');
    }
  }
}

interface Wanted {
  customerId: string;
  /** Whose customer it is when nobody serves them. */
  elseId: string;
  dueDay: Day;
  kind: 'SALE' | 'COMPLAINT';
  cause: string;
  documentId: string;
}

/** What the rules want of a store's last days, due by a day. */
export const makeFollowUps = command({
  name: 'followUps.make',
  permission: 'followUps.make',
  scope: 'store',
  by: ['JOB'],
  input: makeFollowUpsInput,
  async run(tx, { storeId, day }, ctx) {
    const store = await storeSettings(tx, storeId);
    const wanted = await wantedBy(tx, store, day);
    if (wanted.length === 0) return { made: 0 };
    const [callable, callers] = await Promise.all([
      customersToCall(
        tx,
        wanted.map(({ customerId }) => customerId),
      ),
      staffAllowed(tx, 'followUps.call', storeId),
    ]);
    const rows = wanted.flatMap((one) => {
      const customer = callable.get(one.customerId);
      return customer ? [{ ...one, customer, personId: whose(customer, one, callers) }] : [];
    });
    const { count } = await tx.followUp.createMany({
      data: rows.map(({ customer, personId, dueDay, kind, cause, documentId }) => ({
        storeId,
        id: newId(),
        customerId: customer.id,
        personId,
        dueDay: dayToDate(dueDay),
        kind,
        cause,
        documentId,
        madeAt: ctx.now,
      })),
      skipDuplicates: true,
    });
    return { made: count };
  },
});

/** Who serves the customer, else who sold or answered, if they still call here; else whoever does. */
function whose(
  customer: CallableCustomer,
  { elseId, dueDay }: Wanted,
  callers: ReadonlySet<string>,
): string | null {
  const isServed = customer.servedUntil !== null && customer.servedUntil >= dayToDate(dueDay);
  const person = isServed && customer.servedById ? customer.servedById : elseId;
  return callers.has(person) ? person : null;
}

async function wantedBy(tx: Tx, store: StoreSettings, day: Day): Promise<Wanted[]> {
  const rules = await tx.followUpRule.findMany({ where: { closedAt: null } });
  const wanted: Wanted[] = [];
  for (const { after, days, fromFen } of rules) {
    const span = { from: addDays(day, -days - CAUGHT_UP_DAYS), to: addDays(day, -days) };
    if (after === 'SALE') {
      const sales = await salesToFollowUp(tx, store.id, span);
      wanted.push(
        ...sales.filter(({ totalFen }) => totalFen >= fenOf(fromFen)).map((sale) => afterSale(sale, days)),
      );
    } else {
      const { timeZone, dayStartMinute } = store;
      const { from } = dayBounds(span.from, timeZone, dayStartMinute);
      const { to } = dayBounds(span.to, timeZone, dayStartMinute);
      const cases = await closedCases(tx, store.id, { from, to });
      wanted.push(...cases.map((one) => afterCase(store, one, days)));
    }
  }
  return wanted;
}

function afterSale({ ticketId, customerId, day, salespersonId }: CustomersSale, days: number): Wanted {
  return {
    customerId,
    elseId: salespersonId,
    dueDay: addDays(day, days),
    kind: 'SALE',
    cause: `sale:${ticketId}:${days}`,
    documentId: ticketId,
  };
}

function afterCase(store: StoreSettings, one: ClosedCase, days: number): Wanted {
  return {
    customerId: one.customerId,
    elseId: one.ownerId,
    dueDay: addDays(businessDayOf(one.closedAt, store.timeZone, store.dayStartMinute), days),
    kind: 'COMPLAINT',
    cause: `complaint:${one.complaintId}:${one.round}:${days}`,
    documentId: one.complaintId,
  };
}
