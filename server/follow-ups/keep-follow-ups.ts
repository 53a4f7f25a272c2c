import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { customersNamed } from '@/server/customers/customers-named';
import { CustomerUnknown } from '@/server/customers/errors';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';
import { FollowUpDone, FollowUpInThePast, FollowUpUnknown } from './errors';
import { dayIn } from './record-call';
import {
  addFollowUpInput,
  dropFollowUpInput,
  giveFollowUpInput,
  handOverInput,
  noteVisitInput,
} from './schema';

/** Somebody promises a customer a call. @throws CustomerUnknown, FollowUpInThePast, NotFound where the person does not call here */
export const addFollowUp = command({
  name: 'followUps.add',
  permission: 'followUps.call',
  scope: 'store',
  input: addFollowUpInput,
  async run(tx, { requestId, storeId, customerId: asked, dueDay, personId, note }, ctx) {
    const store = await storeSettings(tx, storeId);
    if (dueDay < dayIn(store, ctx.now)) throw new FollowUpInThePast();
    const named = (await customersNamed(tx, [asked])).get(asked);
    if (!named) throw new CustomerUnknown({ customerId: asked });
    const whose = personId ?? ctx.actor.personId;
    await requireCaller(tx, storeId, whose);
    await tx.followUp.create({
      data: {
        storeId,
        id: requestId,
        customerId: named.goesOnAsId,
        personId: whose,
        dueDay: dayToDate(dueDay),
        kind: 'HAND',
        cause: `hand:${requestId}`,
        note,
        madeAt: ctx.now,
      },
      select: { id: true },
    });
    await audit(tx, ctx, 'followUps.add', { storeId, followUpId: requestId, requestId });
    return { followUpId: requestId };
  },
});

/** A call that need not be made, and why. @throws FollowUpUnknown, FollowUpDone, Forbidden for somebody else's */
export const dropFollowUp = command({
  name: 'followUps.drop',
  permission: 'followUps.call',
  scope: 'store',
  input: dropFollowUpInput,
  async run(tx, { requestId, storeId, followUpId, reason }, ctx) {
    await lockWaiting(tx, ctx, { storeId, followUpId });
    await tx.followUp.update({
      where: { storeId_id: { storeId, id: followUpId } },
      data: { doneAt: ctx.now, doneById: ctx.actor.personId, droppedFor: reason },
      select: { id: true },
    });
    await audit(tx, ctx, 'followUps.drop', { storeId, followUpId, requestId });
    return { followUpId };
  },
});

/** Somebody else calls. @throws FollowUpUnknown, FollowUpDone, NotFound, Forbidden for somebody else's */
export const giveFollowUp = command({
  name: 'followUps.give',
  permission: 'followUps.call',
  scope: 'store',
  input: giveFollowUpInput,
  async run(tx, { requestId, storeId, followUpId, personId }, ctx) {
    await lockWaiting(tx, ctx, { storeId, followUpId });
    await requireCaller(tx, storeId, personId);
    await tx.followUp.update({
      where: { storeId_id: { storeId, id: followUpId } },
      data: { personId },
      select: { id: true },
    });
    await audit(tx, ctx, 'followUps.give', { storeId, followUpId, requestId, personId });
    return { followUpId };
  },
});

/**
 * All that waits for one person in a store goes to another: of somebody who left, or is away. Promised customers stay theirs until they
 * are given too (`assignCustomers`). @throws NotFound where the other does not call here
 */
export const handOverFollowUps = command({
  name: 'followUps.handOver',
  permission: 'followUps.readAll',
  scope: 'store',
  input: handOverInput,
  async run(tx, { requestId, storeId, fromPersonId, toPersonId }, ctx) {
    await requireCaller(tx, storeId, toPersonId);
    const moved = await tx.$executeRaw`
      WITH held AS (SELECT id FROM follow_up WHERE store_id = ${storeId}::uuid AND done_at IS NULL
        AND person_id IS NOT DISTINCT FROM ${fromPersonId}::uuid ORDER BY id FOR UPDATE)
      UPDATE follow_up f SET person_id = ${toPersonId}::uuid FROM held
      WHERE f.store_id = ${storeId}::uuid AND f.id = held.id AND f.done_at IS NULL`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'followUps.handOver',
      subjectKind: 'person',
      subjectId: fromPersonId ?? toPersonId,
      after: { personId: toPersonId, count: moved },
      requestId,
    });
    return { moved };
  },
});

/** An invited customer is here. Again changes nothing. @throws NotFound */
export const noteVisit = command({
  name: 'followUps.noteVisit',
  permission: 'followUps.call',
  scope: 'store',
  input: noteVisitInput,
  async run(tx, { requestId, storeId, visitId }, ctx) {
    const changed = await tx.customerVisit.updateMany({
      where: { storeId, id: visitId, cameAt: null },
      data: { cameAt: ctx.now, metById: ctx.actor.personId },
    });
    if (changed.count === 0) {
      const there = await tx.customerVisit.count({ where: { storeId, id: visitId } });
      if (there === 0) throw new NotFound({ noun: 'visit' });
      return { visitId };
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'followUps.noteVisit',
      subjectKind: 'customerVisit',
      subjectId: visitId,
      requestId,
    });
    return { visitId };
  },
});

/** @throws NotFound */
async function requireCaller(tx: Tx, storeId: string, personId: string): Promise<void> {
  if (!(await staffAllowed(tx, 'followUps.call', storeId)).has(personId))
    throw new NotFound({ noun: 'person' });
}

/** One that waits, for whoever's it is and whoever leads the store's. @throws FollowUpUnknown, FollowUpDone, Forbidden */
async function lockWaiting(
  tx: Tx,
  ctx: ActorContext,
  { storeId, followUpId }: { storeId: string; followUpId: string },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM follow_up WHERE store_id = ${storeId}::uuid AND id = ${followUpId}::uuid FOR UPDATE`;
  const row = await tx.followUp.findUnique({
    where: { storeId_id: { storeId, id: followUpId } },
    select: { doneAt: true, personId: true },
  });
  if (!row) throw new FollowUpUnknown();
  if (row.doneAt) throw new FollowUpDone();
  const isOwn = row.personId === null || row.personId === ctx.actor.personId;
  if (!isOwn && !ctx.may('followUps.readAll', storeId))
    throw new Forbidden({ permission: 'followUps.readAll' });
}

function audit(
  tx: Tx,
  ctx: ActorContext,
  action: string,
  of: { storeId: string; followUpId: string; requestId: string; personId?: string },
): Promise<unknown> {
  const { storeId, followUpId, requestId, personId } = of;
  return writeAuditEntry(tx, ctx, {
    storeId,
    action,
    subjectKind: 'followUp',
    subjectId: followUpId,
    ...(personId ? { after: { personId } } : {}),
    requestId,
  });
}
