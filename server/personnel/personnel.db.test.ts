import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeAttachment } from '@/tests/factories/attachments';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { callerOf } from '@/tests/helpers/calls-of-roles';
import { PERSONNEL_FILE } from './note-file-kind';
import { countUnseenNotes } from './notes-of';
import { setWage } from './set-wage';
import { withdrawNote, writeNote } from './write-note';

type Context = Awaited<ReturnType<typeof contextOf>>;
const TODAY = new Date().toISOString().slice(0, 10);
let store: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let colleague: Context;
let manager: Context;
let stranger: Context;
let office: Context;
let accountant: Context;
const base = () => ({ storeId: store.id, requestId: newId() });
const YESTERDAY = () => new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);
const note = (words = '没有穿工装') => ({
  ...base(),
  personId: clerk.actor.personId,
  kind: 'DRESS' as const,
  words,
  happenedOn: YESTERDAY(),
});

beforeAll(async () => {
  store = await makeStore();
  other = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  colleague = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  stranger = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
});

describe('a note', () => {
  it('is read and answered by whom it is about, beside it for good, and repeated has one effect', async () => {
    const input = note();
    const { noteId } = await writeNote.execute(manager, input);
    expect(await writeNote.execute(manager, input)).toEqual({ noteId });
    expect((await countUnseenNotes(db(), clerk.actor.personId)).get(store.id)).toBe(1);
    const mine = callerOf(clerk).personnel;
    const of = { storeId: store.id, noteId };
    const replied = { ...of, requestId: newId(), words: '工装在洗，报备过' };
    await mine.reply(replied);
    await mine.reply(replied);
    await mine.see({ ...of, requestId: newId() });
    await mine.reply({ ...of, requestId: newId(), words: '今天已经穿上了' });
    const [read] = (await callerOf(manager).personnel.file({ personId: clerk.actor.personId })).notes;
    expect(read?.replies.map(({ words }) => words)).toEqual(['工装在洗，报备过', '今天已经穿上了']);
    expect(read?.seenAt).not.toBeNull();
    expect((await countUnseenNotes(db(), clerk.actor.personId)).size).toBe(0);
  });

  it('is nobody else’s to read, answer or withdraw', async () => {
    const { noteId } = await writeNote.execute(manager, note('工号牌没戴'));
    const of = { storeId: store.id, noteId };
    await expect(
      callerOf(colleague).personnel.reply({ ...of, requestId: newId(), words: '不是我' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(callerOf(colleague).personnel.see({ ...of, requestId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      callerOf(colleague).personnel.file({ personId: clerk.actor.personId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callerOf(stranger).personnel.file({ personId: clerk.actor.personId })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    const second = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
    await expect(withdrawNote.execute(second, { ...base(), noteId, reason: '不实' })).rejects.toMatchObject({
      code: 'PERSONNEL_NOTE_OF_ANOTHER',
    });
    expect((await callerOf(colleague).personnel.mine({ day: TODAY })).notes).toEqual([]);
  });

  it('is never edited, only withdrawn, once, with a reason; then nobody answers it', async () => {
    const { noteId } = await writeNote.execute(manager, note('记错了人'));
    const withdraw = (who: Context) => withdrawNote.execute(who, { ...base(), noteId, reason: '记错了人' });
    const tries = await Promise.allSettled([withdraw(manager), withdraw(office)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(withdraw(office)).rejects.toMatchObject({ code: 'PERSONNEL_NOTE_WITHDRAWN' });
    await expect(
      callerOf(clerk).personnel.reply({ storeId: store.id, noteId, requestId: newId(), words: '谢谢' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    for (const sql of [
      `UPDATE personnel_note SET words = '改了' WHERE id = '${noteId}'`,
      `DELETE FROM personnel_note_withdrawal WHERE note_id = '${noteId}'`,
    ])
      await expect(db().$executeRawUnsafe(sql)).rejects.toThrow();
  });

  it('is about somebody else who works there, of the last year, and its file is seen by both alone', async () => {
    await expect(
      writeNote.execute(manager, { ...note(), personId: manager.actor.personId }),
    ).rejects.toMatchObject({ code: 'OWN_PERSONNEL_FILE' });
    await expect(
      writeNote.execute(manager, { ...note(), personId: stranger.actor.personId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      writeNote.execute(manager, { ...note(), personId: office.actor.personId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(writeNote.execute(manager, { ...note(), happenedOn: '2099-01-01' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(writeNote.execute(clerk, note())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const attachmentId = await makeAttachment(manager, store.id, 'personnelFile');
    await writeNote.execute(manager, { ...note('附照片'), attachmentId });
    const at = { storeId: store.id, id: attachmentId };
    expect(await PERSONNEL_FILE.isSeenBy(clerk, at)).toBe(true);
    expect(await PERSONNEL_FILE.isSeenBy(colleague, at)).toBe(false);
    expect(await PERSONNEL_FILE.isSeenBy(stranger, at)).toBe(false);
  });

  it('says nothing of itself in the trail, in events and in what requests keep', async () => {
    const words = '顾客投诉态度不好';
    const input = note(words);
    await writeNote.execute(manager, input);
    const [entries, events, kept] = await Promise.all([
      db().auditEntry.findMany({ where: { requestId: input.requestId } }),
      db().$queryRaw<
        { all: string }[]
      >`SELECT coalesce(string_agg(e::text, ''), '') AS all FROM domain_event e`,
      db().commandRequest.findMany({ where: { requestId: input.requestId } }),
    ]);
    expect(entries).toHaveLength(1);
    expect(JSON.stringify([entries, events, kept])).not.toContain(words);
  });
});

describe('a wage', () => {
  const FEN = 678_912;
  const wage = (fromDay = '2026-01-01', fen = FEN) => ({
    ...base(),
    personId: clerk.actor.personId,
    kind: 'MONTHLY' as const,
    fen,
    fromDay,
  });

  it('is set and seen by finance and head office, and by the person; not by a manager', async () => {
    const input = wage();
    await callerOf(accountant).personnel.setWage(input);
    const later = { ...office, now: new Date(accountant.now.getTime() + 60_000) };
    await setWage.execute(later, wage('2026-01-01', 700_000));
    const of = { personId: clerk.actor.personId, day: TODAY };
    const seen = await callerOf(office).personnel.wages(of);
    expect(seen.wages.map(({ fen, isSuperseded }) => [fen, isSuperseded])).toEqual([
      [700_000, false],
      [FEN, true],
    ]);
    expect(seen.current).toBe(seen.wages[0]?.id);
    const mine = await callerOf(clerk).personnel.mine({ day: TODAY });
    expect(mine.wages.wages).toHaveLength(2);
    for (const who of [manager, stranger, colleague]) {
      await expect(callerOf(who).personnel.wages(of)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(callerOf(who).personnel.wageList({ storeId: store.id, day: TODAY })).rejects.toMatchObject(
        { code: 'FORBIDDEN' },
      );
      await expect(callerOf(who).personnel.setWage(wage())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const file = await callerOf(manager).personnel.file({ personId: clerk.actor.personId });
    expect(JSON.stringify(file)).not.toMatch(/700000|678912|wage/);
    const list = await callerOf(accountant).personnel.wageList({ storeId: store.id, day: TODAY });
    expect(list.find(({ id }) => id === clerk.actor.personId)?.wage?.fen).toBe(700_000);
    // Who works in all stores works in none of them: they have a list of their own.
    const everywhere = await callerOf(accountant).personnel.companyWages({ day: TODAY });
    for (const { personId: id } of [office.actor, accountant.actor]) {
      expect(list.some((one) => one.id === id)).toBe(false);
      expect(everywhere.some((one) => one.id === id)).toBe(true);
    }
    await expect(callerOf(manager).personnel.companyWages({ day: TODAY })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const kept = JSON.stringify([
      await db().auditEntry.findMany({ where: { action: 'personnel.setWage' } }),
      await db().commandRequest.findMany({ where: { requestId: input.requestId } }),
    ]);
    expect(kept).not.toMatch(/700000|678912/);
  });

  it('of one store’s accountant ends at the store, and nobody sets their own', async () => {
    const local = await contextOf(await makePerson(['ACCOUNTANT'], other.id));
    await expect(
      callerOf(local).personnel.wages({ personId: clerk.actor.personId, day: TODAY }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(callerOf(local).personnel.setWage({ ...wage(), storeId: other.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      callerOf(office).personnel.setWage({ ...wage(), personId: office.actor.personId }),
    ).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    await callerOf(office).personnel.setWage({ ...wage(), personId: accountant.actor.personId });
    await expect(
      db().$executeRaw`UPDATE wage SET fen = 1 WHERE person_id = ${clerk.actor.personId}::uuid`,
    ).rejects.toThrow();
  });

  it('is not opened by six digits on a shared tablet', async () => {
    const { device } = await makeTill(store);
    const person = { id: clerk.actor.personId, name: clerk.actor.name };
    const at = callerOf(await contextOf(person, { device }));
    await expect(at.personnel.mine({ day: TODAY })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
