import { businessDayOf } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import { openStoreSettings } from '@/server/stores/queries';
import { SOURCES } from './sources';
import type { Asked, Waiting } from './waiting';

export type Section = 'overdue' | 'today' | 'later';

/** Everything that waits for this person, in every store of theirs: what is late first, then by when it is due; nothing twice. */
export async function waitingFor(ctx: ActorContext): Promise<(Waiting & { section: Section })[]> {
  const all = await openStoreSettings(ctx.db);
  const stores = all.filter(({ id }) => ctx.may('zones.read', id));
  const asked: Asked = {
    ctx,
    personId: ctx.actor.personId,
    stores,
    where: (permission) => stores.map(({ id }) => id).filter((id) => ctx.may(permission, id)),
  };
  const found = (await Promise.all(SOURCES.map((source) => source(asked)))).flat();
  const once = [...new Map(found.map((line) => [line.key, line])).values()];
  const storeOf = new Map(stores.map((store) => [store.id, store]));
  const sectionOf = ({ dueAt, storeId }: Waiting): Section => {
    if (dueAt === null) return 'today';
    if (dueAt <= ctx.now) return 'overdue';
    const store = storeOf.get(storeId ?? '');
    if (!store) return 'later';
    // What is due when the day ends is due on it.
    const last = new Date(dueAt.getTime() - 1);
    const dayOf = (at: Date) => businessDayOf(at, store.timeZone, store.dayStartMinute);
    return dayOf(last) <= dayOf(ctx.now) ? 'today' : 'later';
  };
  return once.map((line) => ({ ...line, section: sectionOf(line) })).sort(inOrder);
}

const RANK: Record<Section, number> = { overdue: 0, today: 1, later: 2 };

/** Late first, then by its moment; what has none after what has one today. */
export function inOrder(
  a: Pick<Waiting, 'dueAt' | 'key'> & { section: Section },
  b: Pick<Waiting, 'dueAt' | 'key'> & { section: Section },
): number {
  const when = (at: Date | null) => at?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return RANK[a.section] - RANK[b.section] || when(a.dueAt) - when(b.dueAt) || (a.key < b.key ? -1 : 1);
}
