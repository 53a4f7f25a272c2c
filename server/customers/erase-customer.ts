import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { customerRooms, type OpenWithCustomer } from './asked-above';
import { CustomerStillOpen } from './errors';
import { holdCustomer } from './hold-customer';
import { eraseCustomerInput } from './schema';

/**
 * Makes a person unknowable who asked for it (PIPL art. 47), with every row that was merged into theirs: name, numbers, addresses, tags, keys
 * and every word about them. What they bought stays in the books under an id that says nobody. It cannot be taken back.
 * @throws CustomerMerged, CustomerErased, CustomerStillOpen, InvalidInput where the member code typed to confirm is another
 */
export const eraseCustomer = command({
  name: 'customers.erase',
  permission: 'customers.erase',
  scope: 'company',
  stepUp: true,
  input: eraseCustomerInput,
  async run(tx, { requestId, customerId, confirm }, ctx) {
    const customer = await holdCustomer(tx, customerId);
    if (confirm !== customer.code) throw new InvalidInput({ field: 'confirm', problem: 'differs' });
    const merged = await tx.customer.findMany({ where: { mergedIntoId: customerId }, select: { id: true } });
    const ids = [customerId, ...merged.map(({ id }) => id)];
    const rooms = customerRooms.ask();
    const open = new Set<OpenWithCustomer>(await openCredit(tx, ids));
    for (const room of rooms) for (const what of (await room.open?.(tx, ids)) ?? []) open.add(what);
    if (open.size > 0) throw new CustomerStillOpen({ what: [...open].sort().join(' ') });
    const theirs = { where: { customerId: { in: ids } } };
    await tx.customerKey.deleteMany(theirs);
    await tx.customerNumber.deleteMany(theirs);
    await tx.customerAddress.deleteMany(theirs);
    await tx.customerTag.deleteMany(theirs);
    await tx.customerConsent.updateMany({
      where: { ...theirs.where, withdrawnAt: null },
      data: { withdrawnAt: ctx.now, withdrawnById: ctx.actor.personId },
    });
    await tx.customerConsent.updateMany({ ...theirs, data: { given: '' } });
    await tx.creditCall.updateMany({ ...theirs, data: { note: '' } });
    await tx.customerReveal.updateMany({
      where: { ...theirs.where, words: { not: '' } },
      data: { words: '' },
    });
    await tx.customerTakeover.updateMany({
      where: { ...theirs.where, given: null },
      data: { given: false, decidedById: ctx.actor.personId, decidedAt: ctx.now },
    });
    await tx.customer.updateMany({
      where: { id: { in: ids } },
      data: {
        name: '',
        birthday: null,
        note: '',
        invoiceTitle: '',
        taxNumber: '',
        cardNumber: null,
        servedById: null,
        servedStoreId: null,
        servedUntil: null,
        erasedAt: ctx.now,
        erasedById: ctx.actor.personId,
        updatedAt: ctx.now,
      },
    });
    for (const room of rooms) await room.erased?.(tx, ids);
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'customers.erase',
      subjectKind: 'customer',
      subjectId: customerId,
      requestId,
    });
    return { erased: ids.length };
  },
});

/** What they owe and what they have: both are settled before nobody knows whose they are. */
async function openCredit(tx: Tx, customerIds: readonly string[]): Promise<OpenWithCustomer[]> {
  const accounts = await tx.$queryRaw<{ owes: boolean; has: boolean }[]>`
    SELECT receivable_fen > 0 AS owes, store_credit_fen + stored_value_fen + stored_bonus_fen > 0 AS has FROM credit_account
    WHERE customer_id = ANY(${[...customerIds]}::uuid[]) FOR UPDATE`;
  return [
    ...(accounts.some(({ owes }) => owes) ? (['OWED'] as const) : []),
    ...(accounts.some(({ has }) => has) ? (['CREDIT'] as const) : []),
  ];
}
