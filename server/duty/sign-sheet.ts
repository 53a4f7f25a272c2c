import type { z } from 'zod';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command, parse, requireActor } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { personNames } from '@/server/staff/person-names';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { DUTY_PHOTO } from './duty-photo-kind';
import { type DutyLists, problemOf } from './duty-rules';
import { DutyPhotoMissing, DutyPointsChanged, DutySignedAlready } from './errors';
import { sheetInput } from './schema';
import { dutyLists } from './settings';
import { pin, requireSigner, signAll } from './signers';

export const signSheetInput = sheetInput.extend({ pin });

/**
 * The day's opening or closing list, signed with the PIN of whoever looked, on whoever's phone.
 * @throws PinWrong, PinLocked, DutySignerUnknown, DutySignedAlready, DutyPointsChanged, DutyPhotoMissing, InvalidInput, NotFound
 */
export async function signSheet(ctx: Context, raw: z.input<typeof signSheetInput>) {
  const { pin: typed, ...request } = raw;
  const signed = parse(pin, typed);
  const input = parse(sheetInput, request);
  const allowed = requireActor(ctx, 'duty.keep', input.storeId);
  await signAll(allowed, input.storeId, [{ personId: input.signerId, pin: signed }]);
  return keepSheet.execute(ctx, request);
}

/** The command behind the signature; the demo's days are written by it. */
export const keepSheet = command({
  name: 'duty.sign',
  permission: 'duty.keep',
  scope: 'store',
  input: sheetInput,
  async run(tx, { storeId, requestId: sheetId, kind, signerId, points }, ctx) {
    await requireSigner(tx, storeId, signerId);
    requireLookedAt(await dutyLists(tx, storeId), kind, points);
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const day = dateOf(businessDay, storeId);
    await requireUnsigned(tx, { storeId, businessDay: day, kind });
    for (const { attachmentId } of points)
      if (attachmentId) await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: DUTY_PHOTO });
    const wrong = points.filter(({ inOrder }) => !inOrder).length;
    const booked = { storeId, businessDay: day };
    await tx.dutySheet.create({
      data: {
        ...booked,
        id: sheetId,
        kind,
        points: points.length,
        wrong,
        signerId,
        heldById: ctx.actor.personId,
        occurredAt: ctx.now,
      },
      select: { id: true },
    });
    await tx.dutyPoint.createMany({
      data: points.map(({ point, inOrder, text, attachmentId }, index) => ({
        ...booked,
        id: partId(sheetId, `point ${index}`),
        sheetId,
        lineNo: index + 1,
        point,
        inOrder,
        text: inOrder ? '' : text,
        attachmentId: attachmentId ?? null,
      })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'duty.sign',
      subjectKind: 'dutySheet',
      subjectId: sheetId,
      after: { kind: `DUTY_${kind}`, signerId, points: points.length, wrong },
      businessDay,
      requestId: sheetId,
    });
    return { sheetId, wrong };
  },
});

function requireLookedAt(lists: DutyLists, ...[kind, looked]: DropFirst<Parameters<typeof problemOf>>): void {
  const problem = problemOf(lists, kind, looked);
  if (problem?.kind === 'CHANGED') throw new DutyPointsChanged();
  if (problem?.kind === 'PHOTO') throw new DutyPhotoMissing();
  if (problem?.kind === 'TEXT') throw new InvalidInput({ field: 'text', problem: 'required' });
}
type DropFirst<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

/** The day is locked: whoever comes second finds the first. */
async function requireUnsigned(
  tx: Tx,
  where: { storeId: string; businessDay: Date; kind: string },
): Promise<void> {
  const before = await tx.dutySheet.findFirst({ where, select: { signerId: true } });
  if (!before) return;
  const name = (await personNames(tx, [before.signerId])).get(before.signerId) ?? '';
  throw new DutySignedAlready({ name });
}
