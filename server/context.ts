import './answers';
import { type Actor, type DeviceIdentity, personOf } from './platform/actor';
import type { Context, Owing } from './platform/context';
import { db } from './platform/db';
import { grantsAllow, isCounterRight, isJobRight, type StorePolicy } from './staff/permissions';

/**
 * What a request, a page, a job, a script or a test acts in: the one place where a context is made.
 * @param options.policies of stores whose settings widen a permission, where the caller has them
 */
export function contextFor<A extends Actor | null>(
  actor: A,
  options: {
    now?: Date;
    device?: DeviceIdentity | null;
    owing?: Owing | null;
    clockAheadMs?: number | null;
    locale?: string;
    policies?: ReadonlyMap<string, StorePolicy>;
    provedAt?: () => Promise<Date | null>;
  } = {},
): Context & { actor: A } {
  return {
    db: db(),
    now: options.now ?? new Date(),
    actor,
    owing: options.owing ?? null,
    clockAheadMs: options.clockAheadMs ?? null,
    device: options.device ?? null,
    provedAt: options.provedAt ?? (async () => personOf({ actor })?.provedAt ?? null),
    locale: options.locale ?? personOf({ actor })?.locale ?? 'zh-CN',
    may: (permission, storeId) =>
      actor !== null && allows(actor, permission, storeId, options.policies ?? new Map()),
  };
}

/** What the kind of an actor allows, and within that what their roles do. */
function allows(
  actor: Actor,
  permission: string,
  storeId: string | null,
  policies: ReadonlyMap<string, StorePolicy>,
): boolean {
  if (actor.kind === 'JOB') return isJobRight(permission);
  if (actor.kind === 'WEBHOOK') return false;
  if (actor.kind === 'COUNTER' && !(isCounterRight(permission) && storeId === actor.device.storeId))
    return false;
  return grantsAllow(actor.grants, permission, storeId, storeId ? policies.get(storeId) : undefined);
}
