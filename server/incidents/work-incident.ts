import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { IncidentStateWrong, IncidentUnknown, NoInjury } from './errors';
import { addStep, lockIncident, refuseChanged, requireOpen } from './incident-internal';
import { mayRead } from './may-read';
import { bindPhoto } from './report-incident';
import { addPhotoInput, closeInput, injuryNoteInput, lookInput, noteInput, reopenInput } from './schema';

/** More that is known of it, by whoever may read it. @throws IncidentUnknown, IncidentStateWrong */
export const noteOnIncident = command({
  name: 'incidents.note',
  permission: 'incidents.report',
  scope: 'store',
  input: noteInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    if (!(await mayRead({ ...ctx, db: ctx.db }, of.storeId, of.incidentId))) throw new IncidentUnknown();
    const locked = await lockIncident(tx, ctx, of);
    requireOpen(locked);
    return addStep(tx, ctx, locked, { action: 'incidents.note', kind: 'NOTED', text, requestId });
  },
});

/** One more photo. @throws IncidentUnknown, IncidentStateWrong, NotFound */
export const addIncidentPhoto = command({
  name: 'incidents.addPhoto',
  permission: 'incidents.report',
  scope: 'store',
  input: addPhotoInput,
  async run(tx, { attachmentId, requestId, ...of }, ctx) {
    if (!(await mayRead({ ...ctx, db: ctx.db }, of.storeId, of.incidentId))) throw new IncidentUnknown();
    const locked = await lockIncident(tx, ctx, of);
    requireOpen(locked);
    await bindPhoto(tx, ctx, of, attachmentId);
    return addStep(tx, ctx, locked, {
      action: 'incidents.addPhoto',
      kind: 'PHOTO',
      subjectId: attachmentId,
      requestId,
    });
  },
});

/** Nothing more is to be done about it, and why. @throws IncidentUnknown, IncidentChanged, IncidentClosedAlready */
export const closeIncident = command({
  name: 'incidents.close',
  permission: 'incidents.decide',
  scope: 'store',
  input: closeInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockIncident(tx, ctx, of);
    if (locked.standing.state === 'CLOSED') await refuseChanged(tx, ctx, locked.standing);
    return addStep(tx, ctx, locked, {
      action: 'incidents.close',
      kind: 'CLOSED',
      newState: 'CLOSED',
      text,
      requestId,
    });
  },
});

/** It was not over after all. @throws IncidentUnknown, IncidentChanged, IncidentStateWrong */
export const reopenIncident = command({
  name: 'incidents.reopen',
  permission: 'incidents.decide',
  scope: 'store',
  input: reopenInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockIncident(tx, ctx, of);
    const { state } = locked.standing;
    if (state !== 'CLOSED') throw new IncidentStateWrong({ state });
    const decided = await tx.incidentDecision.count({
      where: { storeId: of.storeId, incidentId: of.incidentId },
    });
    return addStep(tx, ctx, locked, {
      action: 'incidents.reopen',
      kind: 'REOPENED',
      newState: decided > 0 ? 'DECIDED' : 'OPEN',
      text,
      requestId,
    });
  },
});

/** What is known of somebody's injury, kept apart. @throws IncidentUnknown, NoInjury, IncidentStateWrong */
export const noteInjury = command({
  name: 'incidents.noteInjury',
  permission: 'incidents.readInjury',
  scope: 'store',
  input: injuryNoteInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockIncident(tx, ctx, of);
    requireOpen(locked);
    if (locked.row.kind !== 'INJURY') throw new NoInjury();
    await tx.incidentInjuryNote.create({
      data: {
        storeId: of.storeId,
        id: requestId,
        incidentId: of.incidentId,
        text,
        writtenById: ctx.actor.personId,
        writtenAt: ctx.now,
      },
      select: { id: true },
    });
    return addStep(tx, ctx, locked, { action: 'incidents.noteInjury', kind: 'INJURY_NOTE', requestId });
  },
});

/** Notes that somebody looks at an injury's notes, before they are shown (`lookedAtInjury`). @throws IncidentUnknown, NoInjury */
export const lookAtInjury = command({
  name: 'incidents.lookAtInjury',
  permission: 'incidents.readInjury',
  scope: 'store',
  input: lookInput,
  async run(tx, { requestId, storeId, incidentId }, ctx) {
    const found = await tx.incident.findUnique({ where: { storeId_id: { storeId, id: incidentId } } });
    if (!found) throw new IncidentUnknown();
    if (found.kind !== 'INJURY') throw new NoInjury();
    await tx.incidentInjuryLook.create({
      data: { storeId, id: requestId, incidentId, personId: ctx.actor.personId, lookedAt: ctx.now },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'incidents.lookAtInjury',
      subjectKind: 'incident',
      subjectId: incidentId,
      requestId,
    });
    return { lookId: requestId };
  },
});
