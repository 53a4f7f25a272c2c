import type { Actor, Context, DeviceIdentity, Owing } from './platform/context';
import { db } from './platform/db';
import { grantsAllow, isCounterRight, type StorePolicy } from './staff/permissions';

/**
 * The context of one request.
 * @param options.policies of stores whose settings widen a permission, where the caller has them
 */
export function contextFor(
  actor: Actor | null,
  options: {
    now?: Date;
    device?: DeviceIdentity | null;
    owing?: Owing | null;
    locale?: string;
    policies?: ReadonlyMap<string, StorePolicy>;
  } = {},
): Context {
  return {
    db: db(),
    now: options.now ?? new Date(),
    actor,
    owing: options.owing ?? null,
    device: options.device ?? null,
    locale: options.locale ?? actor?.locale ?? 'zh-CN',
    may: (permission, storeId) =>
      actor !== null &&
      (actor.device === null || (isCounterRight(permission) && storeId === actor.device.storeId)) &&
      grantsAllow(actor.grants, permission, storeId, storeId ? options.policies?.get(storeId) : undefined),
  };
}
