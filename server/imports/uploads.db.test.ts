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

  it('say what goods cost to nobody who may not see costs', async () => {
    const [office, admin] = [await somebody('HEAD_OFFICE'), await somebody('ADMIN')];
    // The second column of costs is matched to nothing, and is one all the same.
    const text = '编码,进价,名称,成本价,售价\nU5,1.25,好的,1.26,2\nU6,3.25,,3.26,4\n';
    const { uploadId } = await office.upload(text);
    const requestId = newId();
    await office.run(uploadId, { requestId, skipBad: true });
    const rowsOf = (file: string) => file.slice(1).trimEnd().split('\r\n');
    expect(rowsOf(await office.api.badRows({ requestId }))).toEqual([
      '编码,进价,名称,成本价,售价,行,原因',
      'U6,3.25,,3.26,4,3,没有名称',
    ]);
    const shown = ['编码,名称,售价,行,原因', 'U6,,4,3,没有名称'];
    expect(rowsOf(await admin.api.badRows({ requestId }))).toEqual(shown);
    const own = await admin.upload(text);
    const ownId = newId();
    await admin.run(own.uploadId, { requestId: ownId, skipBad: true });
    expect(rowsOf(await admin.api.badRows({ requestId: ownId }))).toEqual(shown);
  });

  it('name what the book holds against them under the headings of the file', async () => {
    const office = await somebody('HEAD_OFFICE');
    const taken = await office.upload('编码,名称,售价,条码\nU7,台灯,5,6901234567892\n');
    await office.run(taken.uploadId);
    const { uploadId } = await office.upload(
      '售价,名称,进价,条码,编码\n6,台灯二,1,6901234567892,U8\n7,好的,1,,U9\n',
    );
    const requestId = newId();
    expect(await office.run(uploadId, { requestId, skipBad: true })).toMatchObject({ bad: 1 });
    const [headings, row] = (await office.api.badRows({ requestId })).slice(1).split('\r\n');
    expect(headings).toMatch(/^售价,名称,进价,条码,编码,/);
    expect(row).toMatch(/^,台灯二,,6901234567892,U8,2,/);
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
