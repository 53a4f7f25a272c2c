import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Reader } from '@/server/platform/db';
import { DEFAULTS, type DutyLists } from './duty-rules';
import { settingsInput } from './schema';

/** What a store looks at when it opens and closes. */
export async function dutyLists(reader: Reader, storeId: string): Promise<DutyLists> {
  const row = await reader.dutySettings.findUnique({
    where: { storeId },
    select: { opening: true, closing: true, photoPoints: true },
  });
  return row ?? DEFAULTS;
}

/** What a store looks at from its next list on; those that were signed stay as they were. */
export const setDutyLists = command({
  name: 'duty.setLists',
  permission: 'duty.keepSettings',
  scope: 'store',
  input: settingsInput,
  async run(tx, { storeId, requestId, ...lists }, ctx) {
    const before = await dutyLists(tx, storeId);
    const row = { ...lists, changedById: ctx.actor.personId, changedAt: ctx.now };
    await tx.dutySettings.upsert({
      where: { storeId },
      create: { storeId, ...row },
      update: row,
      select: { storeId: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'duty.setLists',
      subjectKind: 'store',
      subjectId: storeId,
      before: { opening: before.opening, closing: before.closing, photoPoints: before.photoPoints },
      after: lists,
      requestId,
    });
    return { storeId };
  },
});
