import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { picture } from '@/tests/factories/attachments';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { addAttachment } from './add-attachment';
import { freeAttachments } from './free-attachments';
import type { AttachmentKind } from './kind';
import { openAttachment, requireOwnAttachment } from './queries';

const DAY_MS = 24 * 3_600_000;
const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);

const NOTE: AttachmentKind = {
  name: 'testNote',
  addedBy: ['zones.check'],
  takesPdf: true,
  keptDays: 10,
  isSeenBy: async () => true,
};
/** Of which these are needed however old they are. */
const needed = new Set<string>();
const BADGE: AttachmentKind = {
  ...NOTE,
  name: 'testBadge',
  stillNeeded: async (_, { ids }) => new Set(ids.filter((id) => needed.has(id))),
};

let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  store = await makeStore();
  clerk = await makePerson(['CLERK'], store.id);
});

async function sentDaysAgo(days: number, kind = NOTE) {
  const ctx = await contextOf(clerk, { now: daysAgo(days) });
  const id = newId();
  await addAttachment(ctx, kind, { storeId: store.id, id, sent: await picture(20, 10 + Math.ceil(days)) });
  return { id, ctx, bind: () => bind(ctx, id, kind) };
}
const bind = (ctx: Awaited<ReturnType<typeof contextOf>>, id: string, kind = NOTE) =>
  db().$transaction((tx) => requireOwnAttachment(tx, ctx, { storeId: store.id, id, kind }));
const sweep = () => freeAttachments(db(), [NOTE, BADGE], now);
const fateOf = async (id: string) => ({
  bytes: await db().attachmentContent.count({ where: { storeId: store.id, attachmentId: id } }),
  freed: (await db().attachmentFreed.findFirst({ where: { storeId: store.id, attachmentId: id } }))?.reason,
  facts: await db().attachment.count({ where: { storeId: store.id, id } }),
});

describe('a file nothing was bound to', () => {
  test('goes after a day, and what it was stays', async () => {
    const [old, young] = [await sentDaysAgo(1.01), await sentDaysAgo(0.9)];
    expect(await sweep()).toMatchObject({ unbound: 1, old: 0 });
    expect(await fateOf(old.id)).toEqual({ bytes: 0, freed: 'UNBOUND', facts: 1 });
    expect(await fateOf(young.id)).toEqual({ bytes: 1, freed: undefined, facts: 1 });
    await expect(openAttachment(old.ctx, [NOTE], { storeId: store.id, id: old.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is bound no more once it went', async () => {
    const { bind } = await sentDaysAgo(2);
    await sweep();
    await expect(bind()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is passed over while a command binds it', async () => {
    const { id, ctx } = await sentDaysAgo(2);
    await db().$transaction(async (tx) => {
      await requireOwnAttachment(tx, ctx, { storeId: store.id, id, kind: NOTE });
      expect(await sweep()).toMatchObject({ unbound: 0 });
    });
    expect(await sweep()).toMatchObject({ unbound: 0 });
    expect(await fateOf(id)).toMatchObject({ bytes: 1 });
  });

  test('goes once, however many servers sweep', async () => {
    for (let at = 0; at < 5; at += 1) await sentDaysAgo(3);
    const done = await Promise.all([sweep(), sweep(), sweep()]);
    expect(done.reduce((sum, { unbound }) => sum + unbound, 0)).toBe(5);
  });
});

describe('a file that was bound', () => {
  test('is kept as long as its kind, and not a day longer', async () => {
    const [old, young] = [await sentDaysAgo(10.01), await sentDaysAgo(9.9)];
    await old.bind();
    await young.bind();
    expect(await sweep()).toMatchObject({ unbound: 0, old: 1 });
    expect(await fateOf(old.id)).toEqual({ bytes: 0, freed: 'KEPT_LONG_ENOUGH', facts: 1 });
    expect(await fateOf(young.id)).toMatchObject({ bytes: 1 });
    expect(await sweep()).toMatchObject({ old: 0 });
  });

  test('stays while its module needs it', async () => {
    const [one, other] = [await sentDaysAgo(20, BADGE), await sentDaysAgo(21, BADGE)];
    await one.bind();
    await other.bind();
    needed.add(one.id);
    expect(await sweep()).toMatchObject({ old: 1 });
    expect([(await fateOf(one.id)).bytes, (await fateOf(other.id)).bytes]).toEqual([1, 0]);
    needed.delete(one.id);
    expect(await sweep()).toMatchObject({ old: 1 });
  });
});

test('bytes go only with a word, are never changed, and the books know the difference', async () => {
  const { id, bind } = await sentDaysAgo(5);
  await bind();
  const differences = async () =>
    (await checkBooks(db())).find(({ number }) => number === 12)?.differences ?? -1;
  expect(await differences()).toBe(0);
  const gone = `DELETE FROM attachment_content WHERE attachment_id = '${id}'`;
  await expect(db().$executeRawUnsafe(gone)).rejects.toThrow(/was not freed/);
  await expect(
    asOwner(`UPDATE attachment_content SET content = 'x' WHERE attachment_id = '${id}'`),
  ).rejects.toThrow(/do not change/);
  await asOwner(`ALTER TABLE attachment_content DISABLE TRIGGER freed_first`);
  await asOwner(gone);
  await asOwner(`ALTER TABLE attachment_content ENABLE TRIGGER freed_first`);
  expect(await differences()).toBe(1);
  await expect(
    db().attachmentFreed.create({
      data: { storeId: store.id, attachmentId: (await sentDaysAgo(0.5)).id, reason: 'UNBOUND', freedAt: now },
    }),
  ).rejects.toThrow();
});
