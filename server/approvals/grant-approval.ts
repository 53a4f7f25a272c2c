import type { z } from 'zod';
import { command, parse, requireActor } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { verifyWord } from '@/server/staff/auth/verify-pin';
import { DeviceUnknown } from '@/server/staff/errors';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { ApproverNotEntitled, OwnApproval } from './errors';
import { insertApproval } from './insert-approval';
import { grantInput, PIN } from './schema';

const permissionFor = {
  BELOW_FLOOR: 'approvals.grant',
  OVER_LIMIT: 'approvals.grant',
  CASH_DIFFERENCE: 'tills.approveDifference',
  RETURN: 'approvals.grant',
  REFUND_OTHER_TENDER: 'approvals.grant',
  ON_ACCOUNT: 'approvals.grant',
  VOID_LAST: 'approvals.grant',
} as const;

/** @throws ApproverNotEntitled */
async function requireEntitled(
  reader: Reader,
  { kind, storeId, granterId }: z.output<typeof grantInput>,
): Promise<void> {
  const entitled = await staffAllowed(reader, permissionFor[kind], storeId);
  if (!entitled.has(granterId)) throw new ApproverNotEntitled();
}

/** Writes the approval once its granter is known; the PIN never gets here. @throws OwnApproval, ApproverNotEntitled */
const recordApproval = command({
  name: 'approvals.grant',
  permission: 'approvals.request',
  scope: 'store',
  input: grantInput,
  async run(tx, input, ctx) {
    const store = await storeSettings(tx, input.storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    if (input.granterId === ctx.actor.personId && !store.selfApproval) throw new OwnApproval();
    await requireEntitled(tx, input);
    const given = await insertApproval(tx, ctx, {
      storeId: input.storeId,
      act: input,
      businessDay,
      reason: input.reason,
      requestedById: ctx.actor.personId,
      grantedById: input.granterId,
      deviceId: ctx.actor.device?.id ?? null,
      askedId: null,
      requestId: input.requestId,
    });
    return given;
  },
});

export type GrantApprovalInput = z.input<typeof grantInput> & { pin: string };

/**
 * Another person allows one exact act on the spot, with their PIN on this device.
 * @throws DeviceUnknown, PinWrong, PinLocked, OwnApproval, ApproverNotEntitled
 */
export async function grantApproval(
  ctx: Context,
  raw: GrantApprovalInput,
): Promise<{ approvalId: string; expiresAt: Date }> {
  const { pin, ...request } = raw;
  const input = parse(grantInput, request);
  const { actor } = requireActor(ctx, 'approvals.request', input.storeId);
  if (actor.device?.storeId !== input.storeId) throw new DeviceUnknown();
  // Before the slow hash, and before a count is kept: ids can be made up without end.
  if (input.granterId !== actor.personId) await requireEntitled(ctx.db, input);
  await verifyWord(ctx.db, actor.device.id, input.granterId, parse(PIN, pin), ctx.now, actor.device);
  return recordApproval.execute(ctx, input);
}
