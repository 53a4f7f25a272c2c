import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { dutyFact } from '@/server/reports/books/duty-facts';
import { makeAttachment } from '@/tests/factories/attachments';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { dutySection } from './day-report/duty-section';
import { dutyDay, dutySigners } from './duty-day';
import { DEFAULTS } from './duty-rules';
import { addNote, keepHanded, settleNote, signHanded } from './keep-log';
import { dutyLists, setDutyLists } from './settings';
import { keepSheet, signSheet } from './sign-sheet';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let other: Context;
let manager: Context;
const base = () => ({ storeId: store.id, requestId: newId() });
const opening = () => DEFAULTS.opening.map((point) => ({ point, inOrder: true }));
const closing = () => DEFAULTS.closing.map((point) => ({ point, inOrder: true }));

beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  other = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
});

describe('a checklist', () => {
  it('is signed with the PIN of whoever looked, on another’s phone, once a day', async () => {
    const pin = await givePin(other.actor.personId);
    const input = { ...base(), kind: 'OPENING' as const, signerId: other.actor.personId, points: opening() };
    await expect(signSheet(clerk, { ...input, pin: '000001' })).rejects.toMatchObject({ code: 'PIN_WRONG' });
    const first = await signSheet(clerk, { ...input, pin });
    expect(await signSheet(clerk, { ...input, pin })).toEqual(first);
    const again = { ...input, requestId: newId(), signerId: clerk.actor.personId };
    const clerks = await givePin(clerk.actor.personId, '739216');
    await expect(signSheet(clerk, { ...again, pin: clerks })).rejects.toMatchObject({
      code: 'DUTY_SIGNED_ALREADY',
    });
    const kept = await db().commandRequest.findMany({ where: { requestId: input.requestId } });
    expect(JSON.stringify(kept)).not.toContain(pin);
    const { sheets } = await dutyDay(db(), { storeId: store.id }, clerk.now);
    expect(sheets[0]?.signed).toMatchObject({ wrong: 0 });
    expect(sheets[1]?.signed).toBeNull();
  });

  it('is signed by one of two who race', async () => {
    const shop = await makeStore();
    const two = await Promise.all([0, 1].map(async () => contextOf(await makePerson(['CLERK'], shop.id))));
    const tries = await Promise.allSettled(
      two.map((ctx) =>
        keepSheet.execute(ctx, {
          requestId: newId(),
          storeId: shop.id,
          kind: 'CLOSING',
          signerId: ctx.actor.personId,
          points: closing(),
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().dutySheet.count({ where: { storeId: shop.id } })).toBe(1);
  });

  it('is nobody’s who does not work there, and no list of before', async () => {
    const stranger = await contextOf(await makePerson(['CLERK'], (await makeStore()).id));
    const of = { ...base(), kind: 'CLOSING' as const, points: closing() };
    await expect(
      keepSheet.execute(clerk, { ...of, signerId: stranger.actor.personId }),
    ).rejects.toMatchObject({ code: 'DUTY_SIGNER_UNKNOWN' });
    await expect(
      keepSheet.execute(stranger, { ...of, signerId: stranger.actor.personId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const signerId = clerk.actor.personId;
    await expect(
      keepSheet.execute(clerk, { ...of, signerId, points: closing().slice(1) }),
    ).rejects.toMatchObject({ code: 'DUTY_POINTS_CHANGED' });
    await expect(
      keepSheet.execute(clerk, {
        ...of,
        signerId,
        points: closing().map((one) => ({ ...one, inOrder: false })),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await dutySigners(db(), store.id)).toHaveLength(3);
  });

  it('asks for a photo where the store wants one, of the store’s own', async () => {
    const lists = { opening: ['LIGHTS'], closing: ['POWER', '冰柜'], photoPoints: ['冰柜'] };
    await expect(setDutyLists.execute(clerk, { ...base(), ...lists })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      setDutyLists.execute(manager, { ...base(), ...lists, photoPoints: ['别的'] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await setDutyLists.execute(manager, { ...base(), ...lists });
    expect(await dutyLists(db(), store.id)).toEqual(lists);
    const signerId = clerk.actor.personId;
    const sign = (attachmentId?: string) =>
      keepSheet.execute(clerk, {
        ...base(),
        kind: 'CLOSING',
        signerId,
        points: [
          { point: 'POWER', inOrder: true },
          { point: '冰柜', inOrder: true, ...(attachmentId ? { attachmentId } : {}) },
        ],
      });
    await expect(sign()).rejects.toMatchObject({ code: 'DUTY_PHOTO_MISSING' });
    await expect(sign(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await sign(await makeAttachment(clerk, store.id, 'dutyPhoto'));
  });
});

describe('the log', () => {
  it('hands a point over until somebody has seen to it, once', async () => {
    const { noteId } = await addNote.execute(clerk, { ...base(), kind: 'HANDOVER', words: '明早换锁' });
    const tomorrow = new Date(clerk.now.getTime() + 30 * 3_600_000);
    const open = async () => (await dutyDay(db(), { storeId: store.id }, tomorrow)).open.map(({ id }) => id);
    expect(await open()).toEqual([noteId]);
    const settle = (who: Context) => settleNote.execute(who, { ...base(), noteId, words: '换好了' });
    const tries = await Promise.allSettled([settle(other), settle(manager)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(settle(other)).rejects.toMatchObject({ code: 'DUTY_SETTLED_ALREADY' });
    expect(await open()).toEqual([]);
    const visitor = await addNote.execute(clerk, { ...base(), kind: 'VISITOR', words: '消防检查' });
    await expect(settleNote.execute(other, { ...base(), noteId: visitor.noteId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('has keys pass from hand to hand with both PINs', async () => {
    const [giver, taker] = [
      await givePin(clerk.actor.personId, '739227'),
      await givePin(manager.actor.personId, '739238'),
    ];
    const input = {
      ...base(),
      kind: 'KEYS' as const,
      words: '卷帘门两把',
      giverId: clerk.actor.personId,
      takerId: manager.actor.personId,
    };
    await expect(signHanded(other, { ...input, giver, taker: giver })).rejects.toMatchObject({
      code: 'PIN_WRONG',
    });
    await signHanded(other, { ...input, giver, taker });
    await expect(
      keepHanded.execute(clerk, { ...input, requestId: newId(), takerId: input.giverId }),
    ).rejects.toMatchObject({ code: 'DUTY_TO_ONESELF' });
    const { notes } = await dutyDay(db(), { storeId: store.id }, clerk.now);
    expect(notes.filter(({ kind }) => kind === 'KEYS')).toHaveLength(1);
    expect(notes.find(({ kind }) => kind === 'KEYS')?.taker).not.toBeNull();
  });
});

it('stands in the report of its day, and the books agree', async () => {
  const { day } = await dutyDay(db(), { storeId: store.id }, clerk.now);
  const version = dutySection.versions[dutySection.current];
  if (!version) throw new Error('the current version is one of them');
  const [row] = await db().$queryRaw<{ figures: unknown }[]>(version.statement(store.id, day));
  const figures = version.schema.parse(row?.figures);
  expect(figures.sheets.map(({ kind, signerId }) => [kind, signerId])).toEqual([
    ['OPENING', other.actor.personId],
    ['CLOSING', clerk.actor.personId],
  ]);
  expect(figures.notes).toEqual([
    { kind: 'HANDOVER', count: 1 },
    { kind: 'KEYS', count: 1 },
    { kind: 'VISITOR', count: 1 },
  ]);
  const facts = await checkBooks(db(), undefined, [dutyFact]);
  expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
});
