import { requireOwnAttachment } from '@/server/attachments/queries';
import { command } from '@/server/platform/command';
import { InvalidInput } from '@/server/platform/errors';
import { changeCase, lockCase, requireWorks, stateOf } from './case-internal';
import { COMPLAINT_PHOTO } from './complaint-photo-kind';
import { isOpen } from './complaint-rules';
import { ComplaintStateWrong } from './errors';
import { addPhotoInput, causeInput, gradeInput, setDueInput } from './schema';
import { caseTimes, severityFrom } from './times-and-limits';

/** Another severity: its times are counted anew from the beginning, with the pauses there were. @throws ComplaintUnknown, ComplaintOfAnother, ComplaintStateWrong */
export const gradeComplaint = command({
  name: 'complaints.grade',
  permission: 'complaints.work',
  scope: 'store',
  input: gradeInput,
  async run(tx, { severity, text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (!isOpen(stateOf(row))) throw new ComplaintStateWrong({ state: row.state });
    const { answerMinutes, solveMinutes } = (await caseTimes(tx))[severityFrom(severity)];
    return changeCase(tx, ctx, locked, {
      action: 'complaints.grade',
      requestId,
      patch: { severity, answerMinutes, solveMinutes },
      step: { kind: 'SEVERITY', text, facts: { before: row.severity, severity } },
      facts: { before: row.severity, severity },
    });
  },
});

/** What it came from, for the figures. @throws ComplaintUnknown, ComplaintOfAnother */
export const nameCause = command({
  name: 'complaints.nameCause',
  permission: 'complaints.work',
  scope: 'store',
  input: causeInput,
  async run(tx, { cause, supplierId, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    return changeCase(tx, ctx, locked, {
      action: 'complaints.nameCause',
      requestId,
      patch: { cause, ...(supplierId ? { supplierId } : {}) },
      step: { kind: 'CAUSE', facts: { cause, ...(supplierId ? { supplierId } : {}) } },
      facts: { cause },
    });
  },
});

/** A due time by hand, which wins over what is counted; null gives the counted one back. @throws ComplaintUnknown, ComplaintStateWrong, InvalidInput */
export const setDue = command({
  name: 'complaints.setDue',
  permission: 'complaints.lead',
  scope: 'store',
  input: setDueInput,
  async run(tx, { dueAt, text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    const { row } = locked;
    if (!isOpen(stateOf(row))) throw new ComplaintStateWrong({ state: row.state });
    if (dueAt && dueAt <= row.startedAt) throw new InvalidInput({ field: 'dueAt', problem: 'range' });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.setDue',
      requestId,
      patch: {
        solveDueAt: dueAt,
        dueSetAt: dueAt ? ctx.now : null,
        dueSetById: dueAt ? ctx.actor.personId : null,
      },
      step: {
        kind: 'DUE_SET',
        text,
        facts: { before: row.solveDueAt?.toISOString() ?? null, dueAt: dueAt?.toISOString() ?? null },
      },
      facts: { dueAt: dueAt?.toISOString() ?? null },
    });
  },
});

/** One more photo of it. @throws ComplaintUnknown, NotFound, ComplaintStateWrong */
export const addComplaintPhoto = command({
  name: 'complaints.addPhoto',
  permission: 'complaints.work',
  scope: 'store',
  input: addPhotoInput,
  async run(tx, { attachmentId, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    const { storeId, id: complaintId, state } = locked.row;
    if (state === 'CLOSED') throw new ComplaintStateWrong({ state });
    await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: COMPLAINT_PHOTO });
    await tx.complaintPhoto.create({
      data: { storeId, id: attachmentId, complaintId, addedById: ctx.actor.personId, addedAt: ctx.now },
      select: { id: true },
    });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.addPhoto',
      requestId,
      step: { kind: 'PHOTO' },
    });
  },
});
