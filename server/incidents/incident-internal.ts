import type { Incident, IncidentStanding, Prisma } from '@/generated/prisma/client';
import { incidentNumber } from '@/lib/incident-number';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { whoAndWhen } from '@/server/presence/who-and-when';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { IncidentChanged, IncidentClosedAlready, IncidentStateWrong, IncidentUnknown } from './errors';
import type { IncidentState } from './incident-rules';

/** An incident nobody else changes until the transaction ends, and the day what is written of it belongs to. */
export interface LockedIncident {
  row: Incident;
  standing: IncidentStanding;
  businessDay: PostingDay;
}

/** The business day first, then the incident. @param version as the screen saw it @throws IncidentUnknown, IncidentChanged, IncidentClosedAlready */
export async function lockIncident(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; incidentId: string; version?: number | undefined },
): Promise<LockedIncident> {
  const { storeId, incidentId, version } = of;
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
  await tx.$queryRaw`
    SELECT 1 AS locked FROM incident_standing WHERE store_id = ${storeId}::uuid AND incident_id = ${incidentId}::uuid FOR UPDATE`;
  const found = await tx.incident.findUnique({
    where: { storeId_id: { storeId, id: incidentId } },
    include: { standing: true },
  });
  if (!found?.standing) throw new IncidentUnknown();
  const { standing, ...row } = found;
  if (version !== undefined && version !== standing.version) await refuseChanged(tx, ctx, standing);
  return { row, standing, businessDay };
}

/** Says who was quicker, and when. @throws IncidentChanged, IncidentClosedAlready */
export async function refuseChanged(tx: Tx, ctx: ActorContext, standing: IncidentStanding): Promise<never> {
  const { storeId, incidentId, version, state } = standing;
  const last = await tx.incidentStep.findFirst({
    where: { storeId, incidentId, ...(state === 'CLOSED' ? { kind: 'CLOSED' } : { stepNo: version }) },
    orderBy: { stepNo: 'desc' },
    select: { personId: true, occurredAt: true },
  });
  const said = await whoAndWhen(tx, ctx, { storeId, personId: last?.personId, at: last?.occurredAt });
  throw state === 'CLOSED' ? new IncidentClosedAlready(said) : new IncidentChanged(said);
}

/** @throws IncidentStateWrong */
export function requireOpen({ standing }: LockedIncident): void {
  if (standing.state === 'CLOSED') throw new IncidentStateWrong({ state: standing.state });
}

interface Step {
  /** Its act in the trail. */
  action: string;
  kind: string;
  requestId: string;
  newState?: IncidentState;
  text?: string;
  subjectId?: string;
  /** For the trail: no words and nobody's name. */
  facts?: Prisma.InputJsonObject;
}

/** Writes one step of an incident: the row, how far it is now, and who did it. */
export async function addStep(
  tx: Tx,
  ctx: ActorContext,
  { row, standing, businessDay }: LockedIncident,
  step: Step,
): Promise<{ incidentId: string; version: number }> {
  const { storeId, id: incidentId } = row;
  const version = standing.version + 1;
  const { newState } = step;
  await tx.incidentStep.create({
    data: {
      storeId,
      id: newId(),
      incidentId,
      stepNo: version,
      kind: step.kind,
      newState: newState ?? null,
      text: step.text ?? '',
      subjectId: step.subjectId ?? null,
      personId: ctx.actor.personId,
      occurredAt: ctx.now,
      businessDay: dateOf(businessDay, storeId),
    },
    select: { id: true },
  });
  await tx.incidentStanding.update({
    where: { storeId_incidentId: { storeId, incidentId } },
    data: {
      version,
      ...(newState ? { state: newState, closedAt: newState === 'CLOSED' ? ctx.now : null } : {}),
    },
    select: { version: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: step.action,
    subjectKind: 'incident',
    subjectId: incidentId,
    after: { number: incidentNumber(row.number), ...step.facts },
    businessDay,
    requestId: step.requestId,
  });
  return { incidentId, version };
}
