import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { NobodyToAsk, TakeoverAsked, TakeoverDecided, TakeoverOfAnother } from './errors';
import { holdCustomer } from './hold-customer';
import { customerCommand, decideTakeoverInput } from './schema';
import { serve, whoServes } from './serve-customer';

/**
 * Asks whoever serves a customer, or that store's manager, to let one have them.
 * @throws NobodyToAsk, TakeoverAsked
 */
export const askForCustomer = command({
  name: 'customers.askFor',
  permission: 'customers.serve',
  scope: 'store',
  input: customerCommand,
  async run(tx, { requestId, storeId, customerId }, ctx) {
    const customer = await holdCustomer(tx, customerId);
    const holder = await whoServes(tx, customer, ctx);
    if (!holder || holder.personId === ctx.actor.personId) throw new NobodyToAsk();
    if (await tx.customerTakeover.findFirst({ where: { customerId, given: null }, select: { id: true } }))
      throw new TakeoverAsked();
    await tx.customerTakeover.create({
      data: {
        id: requestId,
        customerId,
        askedById: ctx.actor.personId,
        inStoreId: storeId,
        askedAt: ctx.now,
        heldById: holder.personId,
        heldStoreId: holder.storeId,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.askFor',
      subjectKind: 'customer',
      subjectId: customerId,
      requestId,
    });
    return { takeoverId: requestId };
  },
});

/**
 * Lets the asker have the customer, or keeps them: by who serves them, or by the manager of the store they are served in. Where whoever was
 * asked serves them no longer, giving them away is what follows from who does.
 * @throws NotFound, TakeoverDecided, TakeoverOfAnother
 */
export const decideTakeover = command({
  name: 'customers.decideTakeover',
  permission: 'customers.decideTakeover',
  scope: 'store',
  input: decideTakeoverInput,
  async run(tx, { requestId, storeId, takeoverId, given }, ctx) {
    const asked = await tx.customerTakeover.findFirst({ where: { id: takeoverId, heldStoreId: storeId } });
    if (!asked) throw new NotFound({ noun: 'takeover' });
    const customer = await holdCustomer(tx, asked.customerId);
    const { personId } = ctx.actor;
    const isTheirs = asked.heldById === personId || ctx.may('customers.assign', storeId);
    if (!isTheirs || asked.askedById === personId) throw new TakeoverOfAnother();
    const { count } = await tx.customerTakeover.updateMany({
      where: { id: takeoverId, given: null },
      data: { given, decidedById: personId, decidedAt: ctx.now },
    });
    if (count === 0) throw new TakeoverDecided();
    if (given)
      await serve(tx, ctx, customer, { storeId: asked.inStoreId, personId: asked.askedById, kind: 'GIVEN' });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.decideTakeover',
      subjectKind: 'customer',
      subjectId: asked.customerId,
      after: { given, personId: asked.askedById },
      requestId,
    });
    return { given };
  },
});
