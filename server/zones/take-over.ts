import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { violates } from '@/server/platform/database-errors';
import type { Tx } from '@/server/platform/db';
import { worksIn } from '@/server/staff/people/people-of-store';
import { ZoneOwnerElsewhere, ZoneOwnerOverlap } from './errors';
import { lockZone } from './internal';
import { takeOverZoneInput } from './schema';

/** Two requests of one moment differ by no more than this, ms. */
const RACE_MS = 30_000;

/** What a handover of this moment changed. */
export interface TakenOver {
  zone: string;
  /** Who answered until now, and the assignment that ended; null when nobody did. */
  former: { personId: string; assignmentId: string } | null;
  endsAt: Date | null;
}

/**
 * Lets a person answer for a zone from this moment on, until what is agreed for later, and ends what the owner until now had:
 * a part of whatever hands it over. The id of the assignment that begins is the requestId.
 * @throws NotFound, ZoneIsClosed, ZoneOwnerElsewhere, ZoneOwnerOverlap
 */
export const takeOverZone = command({
  name: 'zones.takeOver',
  permission: 'zones.takeOver',
  scope: 'store',
  input: takeOverZoneInput,
  run: takeOver,
});

async function takeOver(
  tx: Tx,
  { storeId, zoneId, personId, requestId }: z.output<typeof takeOverZoneInput>,
  ctx: ActorContext,
): Promise<TakenOver> {
  const zone = await lockZone(tx, storeId, zoneId);
  if (!(await worksIn(tx, personId, storeId))) throw new ZoneOwnerElsewhere();
  await refuseRaced(tx, storeId, zoneId, ctx.now);
  const ended = await endCurrent(tx, storeId, zoneId, ctx.now);
  const next = await tx.zoneAssignment.findFirst({
    where: { storeId, zoneId, startsAt: { gt: ctx.now } },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true },
  });
  const endsAt = next?.startsAt ?? null;
  await insertAssignment(tx, ctx, { storeId, id: requestId, zoneId, personId, startsAt: ctx.now, endsAt });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'zones.takeOver',
    subjectKind: 'zone',
    subjectId: zoneId,
    before: { zone: zone.name, personId: ended?.personId ?? null },
    after: { personId, endsAt: endsAt?.toISOString() ?? null },
    requestId,
  });
  return {
    zone: zone.name,
    former: ended && { personId: ended.personId, assignmentId: ended.id },
    endsAt,
  };
}

/**
 * Somebody took the zone over between this request's moment and its turn: what ended then must not be ended again before it.
 * The zone is locked.
 * @throws ZoneOwnerOverlap
 */
export async function refuseRaced(tx: Tx, storeId: string, zoneId: string, now: Date): Promise<void> {
  const began = await tx.zoneAssignment.count({
    where: { storeId, zoneId, startsAt: { gte: now, lte: new Date(now.getTime() + RACE_MS) } },
  });
  if (began > 0) throw new ZoneOwnerOverlap();
}

/** Ends who answers at this moment; the zone is locked. Returns what that was. */
export async function endCurrent(tx: Tx, storeId: string, zoneId: string, now: Date) {
  const current = await tx.zoneAssignment.findFirst({
    where: { storeId, zoneId, startsAt: { lt: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  });
  if (!current) return null;
  await tx.zoneAssignment.update({
    where: { storeId_id: { storeId, id: current.id } },
    data: { endsAt: now },
  });
  return current;
}

/** @throws ZoneOwnerOverlap */
export async function insertAssignment(
  tx: Tx,
  ctx: ActorContext,
  of: {
    storeId: string;
    id: string;
    zoneId: string;
    personId: string;
    startsAt: Date;
    endsAt: Date | null;
  },
): Promise<void> {
  const { storeId, id, zoneId, personId, startsAt, endsAt } = of;
  await tx.zoneAssignment
    .create({
      data: { storeId, id, zoneId, personId, startsAt, endsAt, assignedById: ctx.actor.personId },
    })
    .catch((error: unknown) => {
      throw violates(error, 'zone_has_one_owner_at_a_time') ? new ZoneOwnerOverlap() : error;
    });
}
