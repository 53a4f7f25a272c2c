import { addDays, businessDayOf, dayToDate } from '@/lib/business-day';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { InvalidInput } from '@/server/platform/errors';
import { storeSettings } from '@/server/stores/store-settings';
import {
  OwnPersonnelFile,
  PersonnelNoteOfAnother,
  PersonnelNoteUnknown,
  PersonnelNoteWithdrawn,
} from './errors';
import { PERSONNEL_FILE } from './note-file-kind';
import { requireOfStore } from './of-store';
import { LONGEST_AGO_DAYS } from './personnel-rules';
import { withdrawInput, writeNoteInput } from './schema';

/**
 * A note in the file of somebody who works in the store. What it says stands nowhere else: the trail names whose file it is.
 * @throws NotFound, OwnPersonnelFile, InvalidInput
 */
export const writeNote = command({
  name: 'personnel.note',
  permission: 'personnel.note',
  scope: 'store',
  input: writeNoteInput,
  async run(tx, { requestId: id, storeId, personId, kind, words, happenedOn, attachmentId }, ctx) {
    if (personId === ctx.actor.personId) throw new OwnPersonnelFile();
    await requireOfStore(tx, ctx, { personId, storeId, permission: 'personnel.note' });
    const { timeZone, dayStartMinute } = await storeSettings(tx, storeId);
    const today = businessDayOf(ctx.now, timeZone, dayStartMinute);
    if (happenedOn > today || happenedOn < addDays(today, -LONGEST_AGO_DAYS))
      throw new InvalidInput({ field: 'happenedOn', problem: 'range' });
    if (attachmentId)
      await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: PERSONNEL_FILE });
    await tx.personnelNote.create({
      data: {
        storeId,
        id,
        personId,
        kind,
        words,
        happenedOn: dayToDate(happenedOn),
        attachmentId: attachmentId ?? null,
        writtenById: ctx.actor.personId,
        writtenAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'personnel.note',
      subjectKind: 'personnelNote',
      subjectId: id,
      after: { person: personId },
      requestId: id,
    });
    return { noteId: id };
  },
});

/**
 * A note does not hold any more, for a reason: by who wrote it, or by head office; never by whom it is about.
 * @throws PersonnelNoteUnknown, PersonnelNoteOfAnother, PersonnelNoteWithdrawn
 */
export const withdrawNote = command({
  name: 'personnel.withdraw',
  permission: 'personnel.note',
  scope: 'store',
  input: withdrawInput,
  async run(tx, { requestId, storeId, noteId, reason }, ctx) {
    const note = await tx.personnelNote.findUnique({
      where: { storeId_id: { storeId, id: noteId } },
      select: { personId: true, writtenById: true },
    });
    if (!note) throw new PersonnelNoteUnknown();
    if (note.personId === ctx.actor.personId) throw new OwnPersonnelFile();
    if (note.writtenById !== ctx.actor.personId && !ctx.may('personnel.note', null))
      throw new PersonnelNoteOfAnother();
    const { count } = await tx.personnelNoteWithdrawal.createMany({
      data: [{ storeId, noteId, reason, withdrawnById: ctx.actor.personId, withdrawnAt: ctx.now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new PersonnelNoteWithdrawn();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'personnel.withdraw',
      subjectKind: 'personnelNote',
      subjectId: noteId,
      after: { person: note.personId },
      requestId,
    });
    return { noteId };
  },
});
