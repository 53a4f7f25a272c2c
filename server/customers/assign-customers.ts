import { writeAuditEntries } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { peopleWith } from '@/server/staff/people/people-of-store';
import { CannotServe } from './errors';
import { assignCustomersInput } from './schema';
import { serve } from './serve-customer';

/**
 * The manager gives customers of the store to somebody, or to nobody: those of who leaves, all at once. Customers served in other stores,
 * merged and erased ones among them are left as they are.
 * @throws CannotServe
 */
export const assignCustomers = command({
  name: 'customers.assign',
  permission: 'customers.assign',
  scope: 'store',
  input: assignCustomersInput,
  async run(tx, { requestId, storeId, customerIds, toPersonId }, ctx) {
    const sellers = await peopleWith(tx, 'customers.serve', storeId);
    if (toPersonId && !sellers.some(({ id }) => id === toPersonId)) throw new CannotServe();
    const customers = await tx.$queryRaw<{ id: string; servedById: string | null }[]>`
      SELECT id, served_by_id AS "servedById" FROM customer
      WHERE id = ANY(${customerIds}::uuid[]) AND merged_into_id IS NULL AND erased_at IS NULL
        AND (served_store_id = ${storeId}::uuid OR (served_store_id IS NULL AND added_in_store_id = ${storeId}::uuid))
        AND served_by_id IS DISTINCT FROM ${toPersonId}::uuid
      ORDER BY id FOR UPDATE`;
    for (const customer of customers)
      await serve(tx, ctx, customer, {
        storeId,
        personId: toPersonId,
        kind: toPersonId ? 'ASSIGNED' : 'ENDED',
      });
    // A question about a customer who moved is answered by that.
    await tx.customerTakeover.updateMany({
      where: { customerId: { in: customers.map(({ id }) => id) }, given: null },
      data: { given: false, decidedById: ctx.actor.personId, decidedAt: ctx.now },
    });
    await writeAuditEntries(
      tx,
      ctx,
      customers.map((customer) => ({
        storeId,
        action: 'customers.assign',
        subjectKind: 'customer',
        subjectId: customer.id,
        before: { personId: customer.servedById },
        after: { personId: toPersonId },
        requestId,
      })),
    );
    return { moved: customers.length };
  },
});
