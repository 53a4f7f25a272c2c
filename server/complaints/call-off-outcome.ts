import { command } from '@/server/platform/command';
import { changeCase, requireWorks } from './case-internal';
import { OutcomeGivenAlready } from './errors';
import { lockOutcome } from './outcome-internal';
import { callOffInput } from './schema';

/**
 * What was decided is not to be, with a reason: too much was promised, or the customer wants something else. Whoever works on the case calls it
 * off while nothing of it was given; a repair is a technician's task and ends by that.
 * @throws ComplaintUnknown, ComplaintOfAnother, NotFound, OutcomeGivenAlready
 */
export const callOffOutcome = command({
  name: 'complaints.callOff',
  permission: 'complaints.work',
  scope: 'store',
  input: callOffInput,
  async run(tx, { requestId, reason, ...of }, ctx) {
    const { locked, outcome } = await lockOutcome(tx, ctx, of);
    requireWorks(ctx, locked);
    if (outcome.givenAt || outcome.calledOffAt || outcome.technicianId) throw new OutcomeGivenAlready();
    await tx.complaintOutcome.update({
      where: { storeId_id: { storeId: of.storeId, id: outcome.id } },
      data: { calledOffById: ctx.actor.personId, calledOffAt: ctx.now },
      select: { id: true },
    });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.callOff',
      requestId,
      step: { kind: 'CALLED_OFF', text: reason, facts: { kind: outcome.kind } },
      facts: { kind: outcome.kind },
    });
  },
});
