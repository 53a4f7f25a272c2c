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

  it('says product by product what would change, and touches only that', async () => {
    await run(
      await file('before.csv', '编码,名称,条码,售价,进价\nP1,椅子,6901234560018,100,40\nP2,桌子,,200,80\n'),
    );
    const source = await file(
      'after.csv',
      '编码,名称,条码,售价,进价\nP1,椅子,6901234560018,120,40\nP2,桌子,,200,80\nP3,灯,,9,3\n',
    );
    const { changes } = await run(source, { dryRun: true });
    expect(changes).toMatchObject({ created: 1, changed: 1, unchanged: 1, byFact: { listPriceFen: 1 } });
    expect(changes?.products).toEqual([
      {
        row: 2,
        code: 'P1',
        name: '椅子',
        spec: '',
        isNew: false,
        changes: [{ fact: 'listPriceFen', before: 10_000, after: 12_000 }],
      },
      { row: 4, code: 'P3', name: '灯', spec: '', isNew: true, changes: [] },
    ]);
    const revision = async () =>
      (await db().product.findUniqueOrThrow({ where: { code: 'P2' }, select: { revision: true } })).revision;
    const before = await revision();
    await run(source);
    expect(await revision()).toBe(before);
  });

  it('does not show the cost of the book to who may not see it', async () => {
    const before = await run(await file('cost.csv', '编码,名称,售价,进价\nPC1,柜子,100,40\n'));
    expect(before.written).toBe(true);
    const admin = await run(await file('cost2.csv', '编码,名称,售价,进价\nPC1,柜子,100,45\n'), {
      dryRun: true,
    });
    expect(admin.changes?.products[0]?.changes).toEqual([
      { fact: 'cost', before: null, after: 4500, hidden: true },
    ]);
  });

  it('asks about a code the book has in another case, and gives it that code when told so', async () => {
    await run(await file('a.csv', '编码,名称,售价\nAlike-1,挂钩,5\n00077,盒,6\n'));
    const source = await file('b.csv', '编码,名称,售价\nALIKE-1,挂钩,7\n77,盒,6\n');
    const asked = await run(source);
    expect(asked).toMatchObject({ written: false, errors: 2, byCode: { CODE_ALIKE: 2 } });
    expect(asked.problems.map(({ row, params }) => [row, params.firstCode])).toEqual([
      [2, 'Alike-1'],
      [3, '00077'],
    ]);
    expect(await run(source, { answers: { alike: 'SAME' } })).toMatchObject({ written: true, created: 0 });
    expect(await db().product.count({ where: { code: { in: ['ALIKE-1', '77'] } } })).toBe(0);
    expect(await run(source, { answers: { alike: 'SEPARATE' } })).toMatchObject({
      written: true,
      created: 2,
    });
  });

  it('remembers encoding, columns, warehouses and answers of a program', async () => {
    // Артикул;Наименование;Цена;Остаток;Склад / Rn;Стул;15,5;4;A in windows-1251
    const head = 'c0f0f2e8eaf3eb3bcde0e8ece5edeee2e0ede8e53bd6e5ede03bcef1f2e0f2eeea3bd1eaebe0e4';
    const bytes = (code: string) =>
      Buffer.concat([
        Buffer.from(head, 'hex'),
        Buffer.from('\n'),
        Buffer.from(code),
        Buffer.from('3bd1f2f3eb3b31352c353b343b410a', 'hex'),
      ]);
    const target = path.join(folder, 'foreign.csv');
    await writeFile(target, bytes('R1'));
    const source = { path: target, name: 'foreign.csv' };
    await expect(run(source, { dryRun: true })).rejects.toThrow('FILE_ENCODING_UNKNOWN');
    const offered = await run(source, { dryRun: true, answers: { encoding: 'windows-1251' } });
    expect(offered).toMatchObject({ headingsKnown: false, changes: null, written: false });
    const pointed = await run(source, {
      headingRow: 1,
      choice: { code: 0, name: 1, price: 2, stock: 3, store: 4 },
      answers: { encoding: 'windows-1251', decimal: 'COMMA', places: { A: store.code } },
    });
    expect(pointed).toMatchObject({ written: true, encoding: 'windows-1251', errors: 0 });
    await writeFile(target, bytes('R2'));
    expect(await run(source)).toMatchObject({
      written: true,
      created: 1,
      encoding: 'windows-1251',
      openings: [{ store: store.code, posted: 1, skipped: 0 }],
    });
    expect(await db().product.findUnique({ where: { code: 'R2' } })).toMatchObject({
      name: 'Стул',
      listPriceFen: 1550n,
    });
  });

  it('goes on where an import broke off', async () => {
    const rows = Array.from({ length: 1_100 }, (_, at) => `BR${at},货 ${at},1,1,2`).join('\n');
    const source = await file('long.csv', `编码,名称,售价,进价,库存\n${rows}\n`);
    const requestId = newId();
    await expect(
      run(source, {
        requestId,
        onProgress: ({ step, done }) => {
          if (step === 'writing' && done >= 1_000) throw new Error('power cut');
        },
      }),
    ).rejects.toThrow('power cut');
    expect(await db().product.count({ where: { code: { startsWith: 'BR' } } })).toBe(1_000);
    expect(await run(source, { requestId })).toMatchObject({
      written: true,
      // Of the whole run, in both attempts.
      created: 1_100,
      updated: 0,
      openings: [{ posted: 1_100, skipped: 0 }],
    });
    expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
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
