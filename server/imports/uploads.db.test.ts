import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { importsRouter } from './router';
import { isThere, makeRoomForUpload, uploadPath } from './uploads';

const importsApi = createCallerFactory(importsRouter);

async function somebody(role: 'ADMIN' | 'HEAD_OFFICE') {
  const person = await makePerson([role], null);
  const api = importsApi(await contextOf(person));
  const upload = async (text: string) => {
    const uploadId = newId();
    const file = uploadPath(person.id, uploadId);
    await makeRoomForUpload(file, new Date());
    await writeFile(file, text);
    return { uploadId, file };
  };
  const run = (uploadId: string, more: { requestId?: string; dryRun?: boolean; skipBad?: boolean } = {}) =>
    api.products({ requestId: newId(), uploadId, fileName: 'goods.csv', dryRun: false, ...more });
  return { person, api, upload, run };
}

const gone = { code: 'NOT_FOUND' };

beforeAll(async () => {
  process.env.DAYBOOK_DATA = await mkdtemp(path.join(tmpdir(), 'daybook-uploads-'));
});

describe('an uploaded file', () => {
  it('stays while it is looked at, goes once it is written, and a repeat still gets the first result', async () => {
    const office = await somebody('HEAD_OFFICE');
    const { uploadId, file } = await office.upload('编码,名称,售价\nU1,台灯,5\n');
    const requestId = newId();
    await office.run(uploadId, { requestId, dryRun: true });
    expect(await isThere(file)).toBe(true);
    const first = await office.run(uploadId, { requestId });
    expect([first.written, await isThere(file)]).toEqual([true, false]);
    expect(await office.run(uploadId, { requestId })).toEqual(first);
    await expect(office.run(uploadId)).rejects.toMatchObject(gone);
  });

  it('goes when it is no products file', async () => {
    const office = await somebody('HEAD_OFFICE');
    const { uploadId, file } = await office.upload('');
    await expect(office.run(uploadId, { dryRun: true })).rejects.toThrow();
    expect(await isThere(file)).toBe(false);
  });

  it('is imported by nobody else', async () => {
    const [one, other] = [await somebody('HEAD_OFFICE'), await somebody('ADMIN')];
    const { uploadId } = await one.upload('编码,名称,售价\nU2,台灯,5\n');
    await expect(other.run(uploadId)).rejects.toMatchObject(gone);
  });

  it('left from the day before goes with the next upload', async () => {
    const [one, other] = [await somebody('HEAD_OFFICE'), await somebody('ADMIN')];
    const [old, young] = [await one.upload('a'), await one.upload('b')];
    const dayBefore = new Date(Date.now() - 25 * 3_600_000);
    await utimes(old.file, dayBefore, dayBefore);
    await other.upload('c');
    expect(await readdir(path.dirname(old.file))).toEqual([path.basename(young.file)]);
  });
});

describe('rows an import left out', () => {
  it('are read by who ran it and by an administrator', async () => {
    const [one, other, admin] = [
      await somebody('HEAD_OFFICE'),
      await somebody('HEAD_OFFICE'),
      await somebody('ADMIN'),
    ];
    const { uploadId } = await one.upload('编码,名称,售价\nU3,好的,1\nU4,,2\n');
    const requestId = newId();
    expect(await one.run(uploadId, { requestId, skipBad: true })).toMatchObject({ written: true, bad: 1 });
    const text = await one.api.badRows({ requestId });
    expect(text).toContain('U4');
    expect(await admin.api.badRows({ requestId })).toBe(text);
    await expect(other.api.badRows({ requestId })).rejects.toMatchObject(gone);
    await expect(other.run(uploadId, { requestId })).rejects.toMatchObject(gone);
  });

  it('speak the language of the screen, whatever the profile says', async () => {
    const person = await makePerson(['HEAD_OFFICE'], null);
    for (const [locale, heading] of [
      ['en', 'Row'],
      ['zh-CN', '行'],
    ] as const) {
      const api = importsApi({ ...(await contextOf(person)), locale });
      const uploadId = newId();
      const file = uploadPath(person.id, uploadId);
      await makeRoomForUpload(file, new Date());
      await writeFile(file, `编码,名称,售价\nW-${locale},好的,1\nX-${locale},,2\n`);
      const requestId = newId();
      await api.products({ requestId, uploadId, fileName: 'g.csv', dryRun: false, skipBad: true });
      const [headings = ''] = (await api.badRows({ requestId })).split('\r\n');
      expect(headings.split(',')).toContain(heading);
    }
  });

  it('show their progress to nobody else', async () => {
    const [one, other] = [await somebody('HEAD_OFFICE'), await somebody('HEAD_OFFICE')];
    const rows = Array.from({ length: 3_000 }, (_, index) => `V${index},台灯,5`).join('\n');
    const { uploadId } = await one.upload(`编码,名称,售价\n${rows}\n`);
    const requestId = newId();
    let done = false;
    const running = one.run(uploadId, { requestId }).finally(() => {
      done = true;
    });
    const seen = { own: 0, others: 0 };
    while (!done) {
      if (await one.api.progress({ requestId })) seen.own += 1;
      if (await other.api.progress({ requestId })) seen.others += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await running;
    expect(seen.own).toBeGreaterThan(0);
    expect(seen.others).toBe(0);
  });
});
