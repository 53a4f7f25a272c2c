import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { importProducts } from './import-products';

const SHARED = process.env.DAYBOOK_SHARED_DATA ?? path.resolve('../shared/data');
const REAL = path.join(SHARED, 'catalogues/pospal-goods-zh.xlsx');

describe('import of products', () => {
  let store: Awaited<ReturnType<typeof makeStore>>;
  let ctx: Awaited<ReturnType<typeof contextOf>>;
  let folder: string;
  beforeAll(async () => {
    store = await makeStore();
    ctx = await contextOf(await makePerson(['ADMIN'], null));
    folder = await mkdtemp(path.join(tmpdir(), 'daybook-import-'));
  });

  async function file(name: string, text: string) {
    const target = path.join(folder, name);
    await writeFile(target, text);
    return { path: target, name };
  }
  const run = (
    source: { path: string; name: string },
    more: Partial<Parameters<typeof importProducts>[1]> = {},
  ) =>
    importProducts(ctx, {
      requestId: newId(),
      file: source,
      storeCode: store.code,
      dryRun: false,
      skipBad: false,
      ...more,
    });

  it('writes products and opening stock once, and the same file again changes nothing', async () => {
    const source = await file(
      'goods.csv',
      '编码,名称,条码,售价,进价,库存\nI1,台灯,6901234567892,99.5,40,7\nI2,沙发,,2999,1500,2\n',
    );
    expect(await run(source, { dryRun: true })).toMatchObject({ written: false, products: 2, errors: 0 });
    expect(await run(source)).toMatchObject({
      written: true,
      created: 2,
      updated: 0,
      openings: [{ store: store.code, posted: 2, skipped: 0 }],
    });
    expect(await run(source)).toMatchObject({
      written: true,
      created: 0,
      updated: 2,
      openings: [{ store: store.code, posted: 0, skipped: 2 }],
    });
    expect(await db().stockEntry.count({ where: { storeId: store.id } })).toBe(2);
  });

  it('writes nothing when a row is bad, and the good rows when asked to', async () => {
    const source = await file('bad.csv', '编码,名称,售价\nJ1,好的,1\nJ2,,2\nJ3,坏价,abc\n');
    expect(await run(source)).toMatchObject({ written: false, errors: 2 });
    expect(await db().product.count({ where: { code: 'J1' } })).toBe(0);
    const badRows = {
      path: path.join(folder, 'bad-rows.csv'),
      words: {
        rowHeading: 'row',
        reasonHeading: 'reason',
        reason: (problem: { code: string }) => problem.code,
      },
    };
    expect(await run(source, { skipBad: true, badRows })).toMatchObject({
      written: true,
      created: 1,
      bad: 2,
      badRowsPath: badRows.path,
    });
    expect(existsSync(badRows.path)).toBe(true);
  });

  it('names a barcode of another product, and answers a repeated request with the first result', async () => {
    const taken = await file('taken.csv', '编码,名称,条码,售价\nK1,抢条码,6901234567892,5\n');
    expect(await run(taken)).toMatchObject({ written: false, errors: 1, byCode: { BARCODE_REPEATED: 1 } });
    const source = await file('once.csv', '编码,名称,售价\nL1,一次,5\n');
    const requestId = newId();
    const first = await run(source, { requestId });
    expect(await run(source, { requestId })).toEqual(first);
    await expect(run(taken, { requestId })).rejects.toMatchObject({ code: 'CONFLICT_REQUEST' });
  });

  it('is for administrators and head office', async () => {
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
    const source = await file('no.csv', '编码,名称,售价\nM1,不许,5\n');
    await expect(
      importProducts(manager, { requestId: newId(), file: source, dryRun: true, skipBad: false }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.skipIf(!existsSync(REAL))('brings a real shop in whole', async () => {
    expect(await run({ path: REAL, name: 'pospal-goods-zh.xlsx' })).toMatchObject({
      written: true,
      created: 302,
      errors: 0,
      warnings: 8,
    });
    expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
  });
});
