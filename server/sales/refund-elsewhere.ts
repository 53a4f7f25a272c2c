import { type LimitState, stateOf } from '@/server/limits/limit-rules';
import { limitsOfRoles, limitsOfStore } from '@/server/limits/limits-of-store';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { rolesHere } from '@/server/staff/roles-here';
import type { StoreSettings } from '@/server/stores/store-settings';
import { ruleOf, type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { RefundWayUnknown } from './errors';

/** The mark of a return whose money went back another way than it was paid. */
export const REFUND_ELSEWHERE = 'REFUND_ELSEWHERE';

/** May whoever asks pay back another way than it was paid? By their roles in the store. */
export async function elsewhereState(
  reader: Reader,
  ctx: Pick<ActorContext, 'actor'>,
  storeId: string,
): Promise<LimitState> {
  const limits = await limitsOfStore(reader, storeId);
  const roles = (await rolesHere(reader, storeId)).get(ctx.actor.personId) ?? [];
  return stateOf(limitsOfRoles(limits, roles).REFUND_OTHER_TENDER);
}

/** Is money paid back that way here? @throws RefundWayUnknown */
export function requireWay(store: Pick<StoreSettings, 'tenders'>, kind: TenderKindName | undefined): void {
  if (kind === undefined) return;
  if (!ruleOf(kind).isMoney || !tendersOfStore(store.tenders).includes(kind))
    throw new RefundWayUnknown({ kind });
}
