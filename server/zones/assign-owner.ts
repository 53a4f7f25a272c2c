import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { worksIn } from '@/server/staff/people/people-of-store';
import { ZoneAssignmentPast, ZoneOwnerElsewhere, ZoneOwnerOverlap } from './errors';
import { lockZone } from './internal';
import { assignOwnerInput, endAssignmentInput } from './schema';
import { endCurrent, insertAssignment, refuseRaced } from './take-over';

/**
 * Who answers for a zone from when to when; the assignment's id is the requestId. Without a start it is from now, and ends what
 * the owner until now had. A past in which nobody answered can be filled, one in which somebody did stays.
 * @throws NotFound, ZoneIsClosed, ZoneOwnerElsewhere, ZoneOwnerOverlap
 */
export const assignOwner = command({
  name: 'zones.assignOwner',
  permission: 'zones.manage',
  scope: 'store',
  input: assignOwnerInput,
  async run(tx, { storeId, zoneId, personId, startsAt, endsAt, requestId }, ctx) {
    const zone = await lockZone(tx, storeId, zoneId);
    if (!(await worksIn(tx, personId, storeId))) throw new ZoneOwnerElsewhere();
    const from = startsAt ?? ctx.now;
    if (endsAt && endsAt <= from) throw new ZoneOwnerOverlap();
    if (!startsAt) await refuseRaced(tx, storeId, zoneId, ctx.now);
    const before = startsAt ? null : await endCurrent(tx, storeId, zoneId, ctx.now);
    await insertAssignment(tx, ctx, { storeId, id: requestId, zoneId, personId, startsAt: from, endsAt });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.assignOwner',
      subjectKind: 'zone',
      subjectId: zoneId,
      before: { zone: zone.name, personId: before?.personId ?? null },
      after: { personId, startsAt: from.toISOString(), endsAt: endsAt?.toISOString() ?? null },
      requestId,
    });
    return { assignmentId: requestId };
  },
});

/**
 * Nobody answers from now on; one that has not begun is taken back.
 * @throws NotFound, ZoneAssignmentPast, ZoneOwnerOverlap
 */
export const endAssignment = command({
  name: 'zones.endAssignment',
  permission: 'zones.manage',
  scope: 'store',
  input: endAssignmentInput,
  async run(tx, { storeId, assignmentId, requestId }, ctx) {
    const key = { storeId_id: { storeId, id: assignmentId } };
    const found = await tx.zoneAssignment.findUnique({ where: key, select: { zoneId: true } });
    if (!found) throw new NotFound({ noun: 'zoneAssignment' });
    const zone = await lockZone(tx, storeId, found.zoneId);
    const assignment = await tx.zoneAssignment.findUnique({ where: key });
    if (!assignment) throw new NotFound({ noun: 'zoneAssignment' });
    if (assignment.endsAt && assignment.endsAt <= ctx.now) throw new ZoneAssignmentPast();
    if (assignment.startsAt < ctx.now) await refuseRaced(tx, storeId, zone.id, ctx.now);
    const begun = assignment.startsAt < ctx.now;
    if (begun) await tx.zoneAssignment.update({ where: key, data: { endsAt: ctx.now } });
    else await tx.zoneAssignment.delete({ where: key });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.endAssignment',
      subjectKind: 'zone',
      subjectId: zone.id,
      before: {
        zone: zone.name,
        personId: assignment.personId,
        startsAt: assignment.startsAt.toISOString(),
        endsAt: assignment.endsAt?.toISOString() ?? null,
      },
      after: { endsAt: begun ? ctx.now.toISOString() : null, takenBack: !begun },
      requestId,
    });
    return { assignmentId };
  },
});
