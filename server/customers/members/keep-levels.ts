import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { LevelInUse, LevelNameTaken, LevelUnknown, TooManyLevels } from './errors';
import { MOST_LEVELS, removeLevelInput, saveLevelInput } from './schema';

/**
 * Makes or changes a level. What it gives holds from now on, for everybody who has it.
 * @throws LevelUnknown, LevelNameTaken, TooManyLevels
 */
export const saveLevel = command({
  name: 'members.saveLevel',
  permission: 'members.keepRules',
  scope: 'company',
  input: saveLevelInput,
  async run(tx, { requestId, levelId, ...asked }, ctx) {
    const levels = await lockLevels(tx);
    const known = levels.find(({ id }) => id === levelId);
    if (levelId && !known) throw new LevelUnknown();
    const id = known?.id ?? requestId;
    if (levels.some((level) => level.id !== id && level.name === asked.name))
      throw new LevelNameTaken({ name: asked.name });
    if (!known && levels.length >= MOST_LEVELS) throw new TooManyLevels({ most: MOST_LEVELS });
    // One at most: the one before ceases to be first, in the same breath.
    if (asked.isDefault)
      await tx.memberLevel.updateMany({
        where: { isDefault: true, NOT: { id } },
        data: { isDefault: false },
      });
    const data = { ...asked, changedAt: ctx.now };
    if (known) await tx.memberLevel.update({ where: { id }, data });
    else await tx.memberLevel.create({ data: { ...data, id, place: nextPlace(levels) } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'members.saveLevel',
      subjectKind: 'memberLevel',
      subjectId: id,
      ...(known
        ? { before: { name: known.name, discountBp: known.discountBp, pointsMilli: known.pointsMilli } }
        : {}),
      after: asked,
      requestId,
    });
    return { levelId: id };
  },
});

/** Takes a level away that nobody has. @throws LevelUnknown, LevelInUse */
export const removeLevel = command({
  name: 'members.removeLevel',
  permission: 'members.keepRules',
  scope: 'company',
  input: removeLevelInput,
  async run(tx, { requestId, levelId }, ctx) {
    const known = (await lockLevels(tx)).find(({ id }) => id === levelId);
    if (!known) throw new LevelUnknown();
    const { name } = known;
    const count = await tx.customer.count({ where: { levelId } });
    if (count > 0) throw new LevelInUse({ name, count });
    await tx.memberLevel.delete({ where: { id: levelId } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'members.removeLevel',
      subjectKind: 'memberLevel',
      subjectId: levelId,
      before: { name },
      requestId,
    });
    return { name };
  },
});

/** All of them, and nobody else changes any until the transaction ends. */
async function lockLevels(tx: Tx) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('member-levels', 1))::text`;
  return tx.memberLevel.findMany({ orderBy: [{ place: 'asc' }, { id: 'asc' }] });
}

function nextPlace(levels: readonly { place: number }[]): number {
  return Math.max(0, ...levels.map(({ place }) => place)) + 1;
}
