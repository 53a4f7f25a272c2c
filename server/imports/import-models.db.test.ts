import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { onHandOfModels } from '@/server/stock/queries';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { importProducts } from './import-products';

describe('import of models', () => {
  let store: Awaited<ReturnType<typeof makeStore>>;
  let ctx: Awaited<ReturnType<typeof contextOf>>;
  let folder: string;
  beforeAll(async () => {
    store = await makeStore();
    ctx = await contextOf(await makePerson(['ADMIN'], null));
    folder = await mkdtemp(path.join(tmpdir(), 'daybook-models-'));
  });
  const run = async (text: string, more: Partial<Parameters<typeof importProducts>[1]> = {}) => {
    const name = `${newId()}.csv`;
    await writeFile(path.join(folder, name), text);
    const file = { path: path.join(folder, name), name };
    return importProducts(ctx, {
      ...{ requestId: newId(), file, storeCode: store.code, dryRun: false, skipBad: false },
      ...more,
    });
  };
  const variantsOf = (code: string) =>
    db().product.findMany({ where: { model: { code } }, orderBy: { code: 'asc' } });

  it('writes variants once, in whatever spelling they come again, and adds what is new', async () => {
    const head = '款号,编码,名称,颜色,尺码,售价,库存\n';
    const rows = 'K1,K1-1,圆领T恤 白 S,白,S,89,3\nK1,K1-2,圆领T恤 白 M,白,M,89,4\n';
    expect(await run(head + rows)).toMatchObject({ created: 2, errors: 0 });
    const before = await variantsOf('K1');
    expect(before.map(({ spec, name }) => [spec, name])).toEqual([
      ['白 / S', '圆领T恤 白 S'],
      ['白 / M', '圆领T恤 白 M'],
    ]);
    const model = await db().productModel.findFirstOrThrow({
      where: { code: 'K1' },
      include: { axes: true },
    });
    expect(model).toMatchObject({
      name: '圆领T恤',
      axes: [{ name: '颜色' }, { name: '尺码', values: ['S', 'M'] }],
    });
    expect(await onHandOfModels(db(), store.id, [model.id])).toEqual([{ modelId: model.id, onHand: '7' }]);
    // The same, spelled otherwise: nothing is written, and no tablet fetches anything.
    const again = rows.replaceAll('K1,', 'k1 ,').replaceAll(',S,', ', s,');
    expect(await run(head + again)).toMatchObject({ created: 0, errors: 0 });
    expect(await variantsOf('K1')).toEqual(before);
    // One more of a model that is there.
    await run(`${head}K1,K1-3,圆领T恤 黑 S,黑,s,89,\n`);
    expect((await variantsOf('K1')).map(({ spec }) => spec)).toEqual(['白 / S', '白 / M', '黑 / S']);
  });

  it('says what will become of known products, and lets by themselves in what cannot be in the model', async () => {
    const head = '款号,编码,名称,颜色,售价\n';
    await run('编码,名称,规格,售价\nL1,帽子,红色,10\nL2,帽子,蓝色,10\n');
    const file = `${head}L,L1,帽子,红,10\nL,L2,帽子,蓝,10\n`;
    const dry = await run(file, { dryRun: true });
    expect(dry.changes?.byFact).toMatchObject({ variant: 2, spec: 2 });
    await run(file);
    const taken = await run(`${head}L,L9,帽子,红,10\n`);
    expect(taken).toMatchObject({ created: 1, errors: 0 });
    expect(taken.problems).toMatchObject([{ code: 'VARIANT_TAKEN', params: { owner: 'L1' } }]);
    const other = await run('款号,编码,名称,颜色,尺码,售价\nL,L8,帽子,绿,大,10\n');
    expect(other.problems).toMatchObject([{ code: 'VARIANT_OPTIONS_DIFFER' }]);
    expect((await variantsOf('L')).map(({ code }) => code)).toEqual(['L1', 'L2']);
    expect(await db().product.findUniqueOrThrow({ where: { code: 'L8' } })).toMatchObject({
      spec: '绿 / 大',
      modelId: null,
    });
  });
});
