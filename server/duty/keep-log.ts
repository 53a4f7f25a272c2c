import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command, parse, requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import type { NoteKind } from './duty-rules';
import { DutySettledAlready, DutyToOneself } from './errors';
import { handedInput, noteInput, settleInput } from './schema';
import { pin, requireSigner, signAll } from './signers';

/** A point handed over, a visitor, or what else the next shift should know. */
export const addNote = command({
  name: 'duty.note',
  permission: 'duty.keep',
  scope: 'store',
  input: noteInput,
  run: (tx, { storeId, requestId, kind, words }, ctx) =>
    writeNote(tx, ctx, { storeId, id: requestId, kind, words, personId: ctx.actor.personId, takerId: null }),
});

export const signHandedInput = handedInput.extend({ giver: pin, taker: pin });

/**
 * Keys or the cash bag pass from hand to hand: both sign with their PIN on one phone.
 * @throws PinWrong, PinLocked, DutySignerUnknown, DutyToOneself
 */
export async function signHanded(ctx: Context, raw: z.input<typeof signHandedInput>) {
  const { giver, taker, ...request } = raw;
  const input = parse(handedInput, request);
  const allowed = requireActor(ctx, 'duty.keep', input.storeId);
  if (input.giverId === input.takerId) throw new DutyToOneself();
  await signAll(allowed, input.storeId, [
    { personId: input.giverId, pin: parse(pin, giver) },
    { personId: input.takerId, pin: parse(pin, taker) },
  ]);
  return keepHanded.execute(ctx, request);
}

/** The command behind the signatures; the demo's days are written by it. */
export const keepHanded = command({
  name: 'duty.handOver',
  permission: 'duty.keep',
  scope: 'store',
  input: handedInput,
  async run(tx, { storeId, requestId, kind, words, giverId, takerId }, ctx) {
    if (giverId === takerId) throw new DutyToOneself();
    for (const personId of [giverId, takerId]) await requireSigner(tx, storeId, personId);
    return writeNote(tx, ctx, { storeId, id: requestId, kind, words, personId: giverId, takerId });
  },
});

/** A handed-over point was seen to; once. @throws NotFound, DutySettledAlready */
export const settleNote = command({
  name: 'duty.settle',
  permission: 'duty.keep',
  scope: 'store',
  input: settleInput,
  async run(tx, { storeId, requestId, noteId, words }, ctx) {
    const note = await tx.dutyNote.findUnique({
      where: { storeId_id: { storeId, id: noteId } },
      select: { kind: true },
    });
    if (note?.kind !== 'HANDOVER') throw new NotFound({ dutyNote: noteId });
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const made = await tx.$executeRaw`
      INSERT INTO duty_settlement (store_id, id, note_id, words, person_id, occurred_at, business_day, digest)
      VALUES (${storeId}::uuid, ${requestId}::uuid, ${noteId}::uuid, ${words}, ${ctx.actor.personId}::uuid, ${ctx.now}::timestamptz,
        ${dateOf(businessDay, storeId)}::date, '') ON CONFLICT (store_id, note_id) DO NOTHING`;
    if (made === 0) throw new DutySettledAlready();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'duty.settle',
      subjectKind: 'dutyNote',
      subjectId: noteId,
      businessDay,
      requestId,
    });
    return { noteId };
  },
});

async function writeNote(
  tx: Tx,
  ctx: ActorContext,
  note: {
    storeId: string;
    id: string;
    kind: NoteKind;
    words: string;
    personId: string;
    takerId: string | null;
  },
) {
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, note.storeId), ctx);
  await tx.dutyNote.create({
    data: { ...note, occurredAt: ctx.now, businessDay: dateOf(businessDay, note.storeId) },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId: note.storeId,
    action: note.takerId ? 'duty.handOver' : 'duty.note',
    subjectKind: 'dutyNote',
    subjectId: note.id,
    after: note.takerId
      ? { kind: `DUTY_${note.kind}`, giverId: note.personId, takerId: note.takerId }
      : { kind: `DUTY_${note.kind}` },
    businessDay,
    requestId: note.id,
  });
  return { noteId: note.id };
}
