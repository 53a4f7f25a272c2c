import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command, parse, requireActor } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { verifyWord } from '@/server/staff/auth/verify-pin';
import { DeviceUnknown } from '@/server/staff/errors';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { creditContentHash } from './credit-content';
import { ApproverNotEntitled, OwnApproval } from './errors';
import { returnContentHash } from './return-content';
import { grantInput, PIN } from './schema';

/** Approvals live five minutes, ms. */
const LIFE_MS = 5 * 60_000;

const permissionFor = {
  BELOW_FLOOR: 'approvals.grant',
  OVER_LIMIT: 'approvals.grant',
  CASH_DIFFERENCE: 'tills.approveDifference',
  RETURN: 'approvals.grant',
  ON_ACCOUNT: 'approvals.grant',
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
    const id = newId();
    const expiresAt = new Date(ctx.now.getTime() + LIFE_MS);
    const line = input.kind === 'BELOW_FLOOR' || input.kind === 'OVER_LIMIT' ? input : null;
    await tx.approval.create({
      data: {
        storeId: input.storeId,
        id,
        kind: input.kind,
        subjectId: input.subjectId,
        lineId: line?.lineId ?? null,
        productId: line?.productId ?? null,
        quantity: line?.quantity ?? null,
        netFen: BigInt(input.netFen),
        oldFen: BigInt(input.oldFen),
        reason: input.reason,
        requestedById: ctx.actor.personId,
        grantedById: input.granterId,
        deviceId: ctx.actor.device?.id ?? null,
        contentHash: contentHashOf(input),
        businessDay: dateOf(businessDay, input.storeId),
        grantedAt: ctx.now,
        expiresAt,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'approvals.grant',
      subjectKind: 'approval',
      subjectId: id,
      after: {
        kind: input.kind,
        granterId: input.granterId,
        netFen: input.netFen,
        oldFen: input.oldFen,
        reason: input.reason,
        ...(input.kind === 'RETURN' ? { of: input.originalTicketId } : {}),
      },
      businessDay,
      requestId: input.requestId,
    });
    return { approvalId: id, expiresAt };
  },
});

/** What exactly is approved, beyond its figures. */
function contentHashOf(input: z.output<typeof grantInput>): string | null {
  if (input.kind === 'RETURN') return returnContentHash(input);
  return input.kind === 'ON_ACCOUNT' ? creditContentHash(input) : null;
}

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
