import { personOf } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';

/** Whoever leads reads every incident of the store; others what they reported themselves, and what they do something about. */
export async function mayRead(
  ctx: Pick<Context, 'db' | 'may' | 'actor'>,
  storeId: string,
  incidentId: string,
): Promise<boolean> {
  if (ctx.may('incidents.read', storeId)) return true;
  const personId = ctx.actor ? personOf({ actor: ctx.actor })?.personId : undefined;
  if (!personId || !ctx.may('incidents.report', storeId)) return false;
  const [reported, owned] = await Promise.all([
    ctx.db.incident.count({ where: { storeId, id: incidentId, personId } }),
    ctx.db.incidentMeasure.count({ where: { storeId, incidentId, ownerId: personId } }),
  ]);
  return reported + owned > 0;
}
