import { addDays, businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { customersNamed } from '@/server/customers/customers-named';
import { CustomerUnknown } from '@/server/customers/errors';
import { holdCustomer } from '@/server/customers/hold-customer';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { FollowUpDone, FollowUpInThePast, FollowUpUnknown } from './errors';
import { recordCallInput } from './schema';

/**
 * A call with a customer, made or received; its id is the requestId. Of a follow-up: reached, it is done; in vain, it waits until tomorrow;
 * asked for another day, until then. What was said stands here and nowhere else.
 * @throws CustomerUnknown, CustomerErased, FollowUpUnknown, FollowUpDone, FollowUpInThePast
 */
export const recordCall = command({
  name: 'followUps.call',
  permission: 'followUps.call',
  scope: 'store',
  input: recordCallInput,
  async run(tx, { requestId, storeId, customerId: asked, ...call }, ctx) {
    const store = await storeSettings(tx, storeId);
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    for (const day of [call.againOn, call.visitOn]) if (day && day < today) throw new FollowUpInThePast();
    const named = (await customersNamed(tx, [asked])).get(asked);
    if (!named) throw new CustomerUnknown({ customerId: asked });
    const customerId = named.goesOnAsId;
    // Two at once would both be the first; and whoever merges or erases them waits.
    await holdCustomer(tx, customerId);
    if (call.followUpId) await settle(tx, { storeId, id: call.followUpId }, call, { today, ctx });
    const before = await tx.customerCall.findFirst({ where: { customerId }, select: { id: true } });
    await tx.customerCall.create({
      data: {
        storeId,
        id: requestId,
        customerId,
        personId: ctx.actor.personId,
        direction: call.direction,
        outcome: call.outcome,
        satisfaction: call.satisfaction ?? null,
        source: call.source ?? null,
        note: call.note,
        followUpId: call.followUpId ?? null,
        isFirst: before === null,
        calledOn: dayToDate(today),
        calledAt: ctx.now,
      },
      select: { id: true },
    });
    if (call.visitOn) await invite(tx, { storeId, customerId, forDay: call.visitOn }, ctx);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'followUps.call',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { direction: call.direction, outcome: call.outcome },
      requestId,
    });
    return { callId: requestId };
  },
});

type Call = Pick<typeof recordCallInput._output, 'outcome' | 'againOn'>;

/** What a call makes of its follow-up. @throws FollowUpUnknown, FollowUpDone */
async function settle(
  tx: Tx,
  { storeId, id }: { storeId: string; id: string },
  { outcome, againOn }: Call,
  { today, ctx }: { today: string; ctx: { actor: { personId: string }; now: Date } },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM follow_up WHERE store_id = ${storeId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const where = { storeId_id: { storeId, id } };
  const followUp = await tx.followUp.findUnique({ where, select: { doneAt: true } });
  if (!followUp) throw new FollowUpUnknown();
  if (followUp.doneAt) throw new FollowUpDone();
  const waitsUntil = againOn ?? addDays(today, 1);
  await tx.followUp.update({
    where,
    data:
      outcome === 'REACHED'
        ? { doneAt: ctx.now, doneById: ctx.actor.personId }
        : { dueDay: dayToDate(waitsUntil), tries: { increment: 1 } },
    select: { id: true },
  });
}

async function invite(
  tx: Tx,
  { storeId, customerId, forDay }: { storeId: string; customerId: string; forDay: string },
  ctx: { actor: { personId: string }; now: Date },
): Promise<void> {
  await tx.customerVisit.create({
    data: {
      storeId,
      id: newId(),
      customerId,
      invitedById: ctx.actor.personId,
      invitedAt: ctx.now,
      forDay: dayToDate(forDay),
    },
    select: { id: true },
  });
}

/** The store's day of a moment. */
export function dayIn(store: StoreSettings, now: Date): string {
  return businessDayOf(now, store.timeZone, store.dayStartMinute);
}
