import { describe, expect, it, vi } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { importer } from '@/tests/factories/import-runs';
import { runImport } from './run-import';

// Each reads a file in a process of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 90_000 });

const work = (runId: string) => runImport(db(), runId, (actor, locale) => contextFor(actor, { locale }));
const gone = { code: 'NOT_FOUND' };

describe('rows a run left out', () => {
  async function leftOutBy(text: string) {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload(text), { skipBad: true });
    await work(runId);
    return { office, runId };
  }

  it('are read by who ran it and by an administrator', async () => {
    const { office, runId } = await leftOutBy('编码,名称,售价\nN1,好的,1\nN2,,2\n');
    const [other, admin] = [await importer('HEAD_OFFICE'), await importer('ADMIN')];
    expect(await office.api.run({ runId })).toMatchObject({
      hasLeftOut: true,
      result: { bad: 1, badRowsPath: null },
    });
    const text = await office.api.leftOut({ runId });
    expect(text).toContain('N2');
    expect(await admin.api.leftOut({ runId })).toBe(text);
    await expect(other.api.leftOut({ runId })).rejects.toMatchObject(gone);
    await expect(other.api.run({ runId })).rejects.toMatchObject(gone);
    expect(await other.api.runs()).toEqual([]);
  });

  it('say what goods cost to nobody who may not see costs', async () => {
    // The second column of costs is matched to nothing, and is one all the same.
    const { office, runId } = await leftOutBy(
      '编码,进价,名称,成本价,售价\nP5,1.25,好的,1.26,2\nP6,3.25,,3.26,4\nP7,9,贵的,9,2\n',
    );
    const admin = await importer('ADMIN');
    const rowsOf = (file: string) => file.slice(1).trimEnd().split('\r\n');
    expect(rowsOf(await office.api.leftOut({ runId }))).toEqual([
      '编码,进价,名称,成本价,售价,行,原因',
      'P6,3.25,,3.26,4,3,没有名称',
    ]);
    expect(rowsOf(await admin.api.leftOut({ runId }))).toEqual([
      '编码,名称,售价,行,原因',
      'P6,,4,3,没有名称',
    ]);
    expect((await office.api.run({ runId })).result?.problems.length).toBeGreaterThan(0);
    expect((await admin.api.run({ runId })).result?.problems).toEqual([]);
  });

  it('name what the book holds against them under the headings of the file', async () => {
    await leftOutBy('编码,名称,售价,条码\nQ7,台灯,5,6909999999993\n');
    const { office, runId } = await leftOutBy(
      '售价,名称,进价,条码,编码\n6,台灯二,1,6909999999993,Q8\n7,好的,1,,Q9\n',
    );
    const [headings, row] = (await office.api.leftOut({ runId })).slice(1).split('\r\n');
    expect(headings).toMatch(/^售价,名称,进价,条码,编码,/);
    expect(row).toMatch(/^,台灯二,,6909999999993,Q8,2,/);
  });

  it('speak the language of the screen that started it, whatever the profile says', async () => {
    for (const [locale, heading] of [
      ['en', 'Row'],
      ['zh-CN', '行'],
    ] as const) {
      const office = await importer('HEAD_OFFICE', locale);
      const uploadId = await office.upload(`编码,名称,售价\nW-${locale},好的,1\nX-${locale},,2\n`);
      const { runId } = await office.start(uploadId, { skipBad: true });
      await work(runId);
      const [headings = ''] = (await office.api.leftOut({ runId })).split('\r\n');
      expect(headings.split(',')).toContain(heading);
    }
  });
});
