import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { longDb } from '@/server/platform/db';
import { ListTooLong, NotFound } from '@/server/platform/errors';
import { shownNumber } from './customer-cards';
import { type ListedCustomer, listCustomers } from './list-customers';
import { exportCustomersInput, listCustomersInput } from './schema';

/** How long the file may be fetched, ms. */
const FETCHED_FOR_MS = 10 * 60_000;
/** A file of more is for nobody. */
const MOST = 50_000;
const BATCH = 500;

/** Notes that somebody takes customers out in a file, and what for, before they get it: `exportedCustomers`. @throws InvalidInput */
export const exportCustomers = command({
  name: 'customers.export',
  permission: 'customers.export',
  scope: 'company',
  stepUp: true,
  input: exportCustomersInput,
  async run(tx, { requestId, purpose, filter }, ctx) {
    await tx.customerExport.create({
      data: { id: requestId, personId: ctx.actor.personId, purpose, filter, exportedAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'customers.export',
      subjectKind: 'customerExport',
      subjectId: requestId,
      after: { purpose },
      requestId,
    });
    return { exportId: requestId };
  },
});

export interface ExportedCustomer extends ListedCustomer {
  /** Whole, each with whose it is. */
  wholeNumbers: string[];
  addresses: string[];
}

/** What an export of one's own holds, for some minutes, with what is printed on it. @throws NotFound, ListTooLong */
export async function exportedCustomers(
  ctx: ActorContext,
  exportId: string,
): Promise<{ purpose: string; exportedAt: Date; customers: ExportedCustomer[] }> {
  const noted = await ctx.db.customerExport.findFirst({
    where: {
      id: exportId,
      personId: ctx.actor.personId,
      exportedAt: { gt: new Date(ctx.now.getTime() - FETCHED_FOR_MS) },
    },
  });
  if (!noted) throw new NotFound({ noun: 'customerExport' });
  const filter = listCustomersInput.parse(noted.filter);
  const asker = { personId: ctx.actor.personId, now: ctx.now };
  const customers: ExportedCustomer[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCustomers(longDb(), { ...filter, cursor }, asker, BATCH);
    customers.push(...(await withReach(page.customers)));
    if (customers.length > MOST) throw new ListTooLong({ most: MOST });
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { purpose: noted.purpose, exportedAt: noted.exportedAt, customers };
}

async function withReach(customers: readonly ListedCustomer[]): Promise<ExportedCustomer[]> {
  const of = { customerId: { in: customers.map(({ id }) => id) } };
  const [numbers, addresses] = await Promise.all([
    longDb().customerNumber.findMany({ where: of, orderBy: { place: 'asc' } }),
    longDb().customerAddress.findMany({ where: of, orderBy: { place: 'asc' } }),
  ]);
  return customers.map((customer) => ({
    ...customer,
    wholeNumbers: numbers
      .filter(({ customerId }) => customerId === customer.id)
      .map(({ e164, label }) => [shownNumber(e164, label, true).number, label].filter(Boolean).join(' ')),
    addresses: addresses
      .filter(({ customerId }) => customerId === customer.id)
      .map(({ address, label }) => [label, address].filter(Boolean).join(' ')),
  }));
}
