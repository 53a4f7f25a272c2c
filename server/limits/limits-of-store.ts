import { LRUCache } from 'lru-cache';
import type { Reader } from '@/server/platform/db';
import { perProcess } from '@/server/platform/per-process';
import {
  ACTS_TO_SET,
  type ActLimits,
  endsOf,
  freer,
  LIMITED_ACTS,
  LIMITED_ROLES,
  type LimitedAct,
  type LimitedRole,
  type LimitSaid,
  stricter,
  unsaidLimit,
} from './limit-rules';

/** What holds in a store, by role. */
export interface LimitsOfStore {
  byRole: Record<LimitedRole, ActLimits>;
  /** When something of it was last set; null: never. What was sold before is not held against it. */
  changedAt: Date | null;
}

const cache = perProcess(
  'role-limits',
  () => new LRUCache<string, LimitsOfStore>({ max: 1_000, ttl: 5_000 }),
);

/** The limits that hold in a store, at most 5 s old: looked at for every sale, changed once a year. */
export async function limitsOfStore(reader: Reader, storeId: string): Promise<LimitsOfStore> {
  return cache.get(storeId) ?? freshLimitsOfStore(reader, storeId);
}

/** The same as the database has it now, for whoever was told that it changed. */
export async function freshLimitsOfStore(reader: Reader, storeId: string): Promise<LimitsOfStore> {
  const [chain, store] = await Promise.all([
    reader.roleLimit.findMany(),
    reader.storeRoleLimit.findMany({ where: { storeId } }),
  ]);
  const ends = (role: LimitedRole, act: LimitedAct) => {
    const of = (rows: readonly (LimitSaid & { role: string; act: string })[]) =>
      rows.find((row) => row.role === role && row.act === act);
    const own = of(store);
    const chains = endsOf(of(chain) ?? unsaidLimit(act));
    return own ? stricter(chains, endsOf(own)) : chains;
  };
  const byRole = Object.fromEntries(
    LIMITED_ROLES.map((role) => [
      role,
      Object.fromEntries(LIMITED_ACTS.map((act) => [act, ends(role, act)])) as ActLimits,
    ]),
  ) as LimitsOfStore['byRole'];
  const changes = [...chain, ...store].map(({ changedAt }) => changedAt.getTime());
  const found = { byRole, changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null };
  cache.set(storeId, found);
  return found;
}

/** Forgets what this process knows; called by the command that changed it. */
export function forgetLimits(): void {
  cache.clear();
}

/** What somebody may do here by their roles; without one that sells, what a clerk may. */
export function limitsOfRoles({ byRole }: LimitsOfStore, roles: readonly string[]): ActLimits {
  const theirs = LIMITED_ROLES.filter((role) => roles.includes(role));
  const [first = byRole.CLERK, ...rest] = theirs.map((role) => byRole[role]);
  return rest.reduce((sum, limits) => {
    const acts = LIMITED_ACTS.map((act) => [act, freer(sum[act], limits[act])] as const);
    return Object.fromEntries(acts) as ActLimits;
  }, first);
}

/** What the chain and a store have set, for whoever sets it; null: nothing. */
export async function limitsSaid(reader: Reader, storeId: string | null) {
  const [chain, store] = await Promise.all([
    reader.roleLimit.findMany(),
    storeId ? reader.storeRoleLimit.findMany({ where: { storeId } }) : [],
  ]);
  return ACTS_TO_SET.flatMap((act) =>
    LIMITED_ROLES.map((role) => {
      const of = (rows: readonly (LimitSaid & { role: string; act: string })[]): LimitSaid | null => {
        const row = rows.find((one) => one.role === role && one.act === act);
        return row ? { state: row.state, limitBp: row.limitBp } : null;
      };
      return { act, role, chain: of(chain) ?? unsaidLimit(act), store: of(store) };
    }),
  );
}
