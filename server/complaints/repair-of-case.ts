import type { z } from 'zod';
import type { Complaint } from '@/generated/prisma/client';
import { complaintNumber } from '@/lib/complaint-number';
import { goodsName } from '@/lib/goods-name';
import { goodsOf } from '@/server/catalog/goods-of';
import { HandoverToOneself } from '@/server/handovers/errors';
import { bothPins } from '@/server/handovers/handover-schema';
import { signWithPin } from '@/server/handovers/sign-with-pin';
import { command, parse, requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import { worksIn } from '@/server/staff/people/people-of-store';
import { taskWasDone } from '@/server/tasks/end-task';
import { writeTask } from '@/server/tasks/give-task';
import { taskToTell } from '@/server/tasks/task-to-tell';
import { changeCase } from './case-internal';
import { isRepairOut } from './complaint-rules';
import { ComplaintStateWrong, OutcomeDocumentWrong, RepairHandedAlready, RepairOfAnother } from './errors';
import { lockOutcome } from './outcome-internal';
import { type decideInput, handOverRepairInput } from './schema';

/** Letters of a task's title. */
const MOST_TITLE = 200;

/**
 * The technician's task of a repair that was decided, named by number and goods: the customer and what they said stay in the case.
 * @throws NotFound, TaskOwnerNotAtWork
 */
export async function repairTask(
  tx: Tx,
  ctx: ActorContext,
  { storeId, id, number, productId }: Pick<Complaint, 'storeId' | 'id' | 'number' | 'productId'>,
  { technicianId = '', dueDay = '', text, requestId }: z.output<typeof decideInput>,
): Promise<string> {
  const goods = productId ? (await goodsOf(tx, [productId]))(productId) : null;
  const title = [complaintNumber(number), ...(goods ? [goodsName(goods)] : [])].join(' · ');
  const { taskId } = await writeTask(
    tx,
    {
      storeId,
      requestId: partId(requestId, 'repair'),
      title: title.slice(0, MOST_TITLE),
      note: text,
      needsPhoto: false,
      ownerId: technicianId,
      dueDay,
      source: { kind: 'COMPLAINT', id },
    },
    ctx,
  );
  return taskId;
}

export type HandOverRepairInput = z.input<typeof handOverRepairInput> & z.input<typeof bothPins>;

/**
 * What is to be repaired goes to the technician, or comes back: both sign with their PIN on one phone. Come back, the technician's task is
 * done. The PINs never get into the request's record.
 * @throws HandoverToOneself, PinWrong, PinLocked, RepairOfAnother, RepairHandedAlready, ComplaintStateWrong, NotFound
 */
export async function handOverRepair(ctx: Context, raw: HandOverRepairInput) {
  const { giver, taker, ...request } = raw;
  const pins = parse(bothPins, { giver, taker });
  const input = parse(handOverRepairInput, request);
  const allowed = requireActor(ctx, 'complaints.work', input.storeId);
  const { giverId, takerId, storeId } = input;
  if (giverId === takerId) throw new HandoverToOneself();
  // Before the slow hashes: ids can be made up without end.
  for (const personId of [giverId, takerId])
    if (!(await worksIn(ctx.db, personId, storeId))) throw new RepairOfAnother();
  await signWithPin(allowed, giverId, pins.giver);
  await signWithPin(allowed, takerId, pins.taker);
  return signed.execute(ctx, input);
}

/** The command behind the signatures. */
const signed = command({
  name: 'complaints.handOverRepair',
  permission: 'complaints.work',
  scope: 'store',
  input: handOverRepairInput,
  async run(tx, { giverId, takerId, handovers, words, requestId, ...of }, ctx) {
    const { locked, outcome } = await lockOutcome(tx, ctx, of);
    const { storeId } = of;
    if (outcome.kind !== 'REPAIR' || !outcome.taskId) throw new OutcomeDocumentWrong();
    const before = await tx.complaintHandover.count({ where: { storeId, outcomeId: outcome.id } });
    if (before !== handovers) throw new RepairHandedAlready();
    const isOut = !isRepairOut(before);
    if (isOut && locked.row.state === 'CLOSED') throw new ComplaintStateWrong({ state: locked.row.state });
    const task = await taskToTell(tx, { storeId, taskId: outcome.taskId });
    const technician = isOut ? takerId : giverId;
    if (technician !== outcome.technicianId && technician !== task?.ownerId) throw new RepairOfAnother();
    await tx.complaintHandover.create({
      data: {
        storeId,
        id: requestId,
        complaintId: of.complaintId,
        outcomeId: outcome.id,
        handoverNo: before + 1,
        giverId,
        takerId,
        words,
        heldById: ctx.actor.personId,
        at: ctx.now,
      },
      select: { id: true },
    });
    if (!isOut)
      await taskWasDone(tx, ctx, {
        storeId,
        taskId: outcome.taskId,
        personId: giverId,
        note: '',
        requestId: partId(requestId, 'task'),
      });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.handOverRepair',
      requestId,
      step: {
        kind: isOut ? 'REPAIR_OUT' : 'REPAIR_BACK',
        text: words,
        facts: { from: giverId, to: takerId },
      },
      facts: { person: takerId, givenById: giverId },
    });
  },
});
