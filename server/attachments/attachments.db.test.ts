import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound, RequestConflict } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { picture } from '@/tests/factories/attachments';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addAttachment } from './add-attachment';
import { AttachmentTooManyPixels, AttachmentUnreadable } from './errors';
import type { AttachmentKind } from './kind';
import { countAttachments, openAttachment } from './queries';

/** What belongs to nothing until `bound` names it. */
const bound = new Set<string>();
const NOTE: AttachmentKind = {
  name: 'testNote',
  addedBy: ['zones.check'],
  takesPdf: true,
  keptDays: 365,
  isSeenBy: async (ctx, { storeId, id }) => (bound.has(id) ? ctx.may('zones.read', storeId) : null),
};
const PHOTO: AttachmentKind = { ...NOTE, name: 'testPhoto', takesPdf: false };
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'));

let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Awaited<ReturnType<typeof contextOf>>;
beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
});
const add = (sent: Uint8Array<ArrayBuffer>, { id = newId(), kind = NOTE, ctx = clerk } = {}) =>
  addAttachment(ctx, kind, { storeId: store.id, id, sent });
const open = (id: string, ctx = clerk) => openAttachment(ctx, [NOTE, PHOTO], { storeId: store.id, id });

test('a file is handed out under the name it came with, and under what it is for where it had none', async () => {
  const id = newId();
  await addAttachment(clerk, NOTE, { storeId: store.id, id, sent: PDF, name: 'C:\\报销\\十一月 报销.PDF' });
  expect((await open(id)).name).toBe('十一月 报销.pdf');
  // The same file sent again is the same, however it is called by then.
  await addAttachment(clerk, NOTE, { storeId: store.id, id, sent: PDF, name: 'other.pdf' });
  expect((await open(id)).name).toBe('十一月 报销.pdf');
  const { attachmentId } = await add(PDF);
  expect((await open(attachmentId)).name).toMatch(/^testNote-\d{4}-\d\d-\d\d-[0-9a-f]{4}\.pdf$/);
});

describe('what is kept of a picture', () => {
  test('it stands upright, and nothing says where it was taken', async () => {
    const sent = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#080' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Copyright: 'Li Lei' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 3/1 0/1' },
      })
      .toBuffer();
    expect((await sharp(sent).metadata()).exif?.includes('Li Lei')).toBe(true);
    const { attachmentId } = await add(new Uint8Array(sent));
    const kept = await sharp((await open(attachmentId)).content).metadata();
    expect([kept.width, kept.height, kept.orientation, kept.exif]).toEqual([40, 60, undefined, undefined]);
  });

  test('a large one is made smaller, a small one stays as large as it is', async () => {
    const size = async (width: number, height: number) => {
      const { attachmentId } = await add(await picture(width, height));
      const { content } = await open(attachmentId);
      return sharp(content).metadata();
    };
    expect(await size(4_000, 1_000)).toMatchObject({ width: 2_000, height: 500 });
    expect(await size(30, 20)).toMatchObject({ width: 30, height: 20 });
  });

  test('PNG and WebP become JPEG, without their see-through parts', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: '#0000' } });
    for (const sent of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
      const { attachmentId, mime } = await add(new Uint8Array(sent));
      expect(mime).toBe('image/jpeg');
      const { dominant } = await sharp((await open(attachmentId)).content).stats();
      expect(dominant.r).toBeGreaterThan(240);
    }
  });
});

describe('what is refused', () => {
  test('whatever its first bytes do not say is a picture', async () => {
    const script = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
    await expect(add(script)).rejects.toThrow(AttachmentUnreadable);
  });

  test('a picture’s first bytes before something else', async () => {
    await expect(add(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).rejects.toThrow(
      AttachmentUnreadable,
    );
  });

  test('a picture that breaks off in the middle', async () => {
    const whole = await picture(400, 300);
    await expect(add(whole.slice(0, whole.length - 200))).rejects.toThrow(AttachmentUnreadable);
  });

  test('a small file of very many pixels', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(3_000_000);
    await expect(add(new Uint8Array(bomb))).rejects.toThrow(AttachmentTooManyPixels);
  });

  test('a PDF where pictures are wanted, and half a PDF anywhere', async () => {
    expect((await add(PDF)).mime).toBe('application/pdf');
    await expect(add(PDF, { kind: PHOTO })).rejects.toThrow(AttachmentUnreadable);
    await expect(add(PDF.slice(0, 20))).rejects.toThrow(AttachmentUnreadable);
  });

  test('by somebody without the right in that store', async () => {
    const stranger = await contextOf(await makePerson(['CLERK'], (await makeStore()).id));
    await expect(add(PDF, { ctx: stranger })).rejects.toThrow(Forbidden);
  });
});

describe('sent again after a lost answer', () => {
  test('the same file is the same attachment, also when both arrive at once', async () => {
    const id = newId();
    const sent = await picture(50, 50);
    const answers = await Promise.all([add(sent, { id }), add(sent, { id }), add(sent, { id })]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await add(sent, { id })).toEqual(answers[0]);
    expect(await db().attachmentContent.count({ where: { storeId: store.id, attachmentId: id } })).toBe(1);
  });

  test('another file, kind or person under the id is a conflict', async () => {
    const { attachmentId: id } = await add(PDF);
    await expect(add(await picture(), { id })).rejects.toThrow(RequestConflict);
    const other = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(add(PDF, { id, ctx: other })).rejects.toThrow(RequestConflict);
  });
});

describe('who sees it', () => {
  test('until it belongs to something, its sender alone; then whoever may see that', async () => {
    const other = await contextOf(await makePerson(['CLERK'], store.id));
    const stranger = await contextOf(await makePerson(['CLERK'], (await makeStore()).id));
    const { attachmentId } = await add(PDF);
    await expect(open(attachmentId, other)).rejects.toThrow(NotFound);
    bound.add(attachmentId);
    expect((await open(attachmentId, other)).content).toEqual(PDF);
    await expect(open(attachmentId, stranger)).rejects.toThrow(NotFound);
  });
});

test('files are counted by kind', async () => {
  const own = await makeStore();
  const ctx = await contextOf(await makePerson(['CLERK'], own.id));
  const at = { storeId: own.id };
  await addAttachment(ctx, NOTE, { ...at, id: newId(), sent: PDF });
  await addAttachment(ctx, NOTE, { ...at, id: newId(), sent: PDF });
  await addAttachment(ctx, PHOTO, { ...at, id: newId(), sent: await picture() });
  expect(await countAttachments(db(), own.id)).toMatchObject([
    { kind: 'testNote', count: 2, bytes: PDF.length * 2 },
    { kind: 'testPhoto', count: 1 },
  ]);
  const counted = await db().ledgerCount.findMany({ where: { ...at, ledger: 'attachment' } });
  expect(counted.map(({ parent, rows }) => [parent, rows]).toSorted()).toEqual([
    ['testNote', 2],
    ['testPhoto', 1],
  ]);
});
