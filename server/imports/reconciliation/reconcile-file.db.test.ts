import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { reconciliationDetail, reconciliationLines } from '@/server/reconciliation/list-reconciliations';
import { listReconciliations } from '@/server/reconciliation/list-runs';
import { matchCode } from '@/server/reconciliation/match-code';
import { makeFile } from '@/tests/factories/imports';
import { makeReconciledShop } from '@/tests/factories/reconciliation';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { importProducts } from '../import-products';

const SHARED = process.env.DAYBOOK_SHARED_DATA ?? path.resolve('../shared/data');
const REAL = path.join(SHARED, 'catalogues/pospal-goods-zh.xlsx');

type Shop = Awaited<ReturnType<typeof makeReconciledShop>>;
let shop: Shop;
let storeId: string;

beforeEach(async () => {
  shop = await makeReconciledShop();
  storeId = shop.storeId;
});

// Each run reads its file in a process of its own.
describe('a run', { timeout: 60_000 }, () => {
  it('compares at the cut-off and puts each difference into its class, zone and person', async () => {
    const owner = await makePerson(['CLERK'], storeId);
    await db().zoneAssignment.create({
      data: {
        storeId,
        id: newId(),
        zoneId: shop.zones.floor,
        personId: owner.id,
        startsAt: shop.minutesAgo(900),
      },
    });
    const [same, late, onlyHere, differs, two] = [
      await shop.stocked(4),
      await shop.stocked(10),
      await shop.stocked(3),
      await shop.stocked(8),
      await shop.stocked(25),
    ];
    await shop.corrected(late.id, '-2', 30);
    await shop.corrected(differs.id, '-1', 90);
    const file = await shop.csv(
      [same.code, '一样', 4],
      [late.code, '晚', 8],
      [differs.code, '差', 9],
      ['NOT-OURS', '没见过', 6],
      ['TWO-CODES', `${two.name}（新）`, 25],
      ['NOTHING', '没货', 0],
    );
    const result = await shop.run(file);
    expect(result.outcome).toMatchObject({
      compared: 8,
      agrees: 2,
      classes: { TIMING: 1, MISSING_THERE: 1, MISSING_HERE: 1, WRONG_CODE: 2, DIFFERENCE: 1 },
    });
    const lines = await shop.linesOf(result.reconciliationId);
    const of = (code: string) => lines.find((line) => line.code === code || line.theirCode === code);
    expect(of(late.code)).toMatchObject({
      class: 'TIMING',
      ours: '10',
      theirs: '8',
      documentKind: 'ADJUSTMENT',
    });
    expect(of(onlyHere.code)).toMatchObject({ class: 'MISSING_THERE', difference: '3', valueFen: 18_000 });
    expect(of('NOT-OURS')).toMatchObject({ class: 'MISSING_HERE', productId: null, difference: '-6' });
    expect(of(two.code)).toMatchObject({ class: 'WRONG_CODE', otherCode: 'TWO-CODES' });
    expect(of(differs.code)).toMatchObject({
      class: 'DIFFERENCE',
      ours: '7',
      theirs: '9',
      difference: '-2',
      valueFen: -12_000,
      zone: '区A1',
      owner: owner.name,
      state: 'OPEN',
    });
    const detail = await reconciliationDetail(
      db(),
      { storeId, reconciliationId: result.reconciliationId ?? '' },
      false,
    );
    expect(detail).toMatchObject({ number: 1, opened: 6, valueFen: null });
    expect(detail.groups).toEqual([
      expect.objectContaining({ zone: '区A1', owner: owner.name, lines: 4, valueFen: null }),
      expect.objectContaining({ zone: null, owner: null, lines: 2 }),
    ]);
    const narrowed = await reconciliationLines(
      db(),
      { storeId, reconciliationId: result.reconciliationId ?? '', class: 'DIFFERENCE', ownerId: owner.id },
      true,
    );
    expect(narrowed.rows.map(({ code }) => code)).toEqual([differs.code]);
  });

  it('carries over what is still there, opens what is new, closes what vanished and names itself', async () => {
    const [stays, goes, comes] = [await shop.stocked(5), await shop.stocked(6), await shop.stocked(7)];
    await shop.run(await shop.csv([stays.code, '', 4], [goes.code, '', 9], [comes.code, '', 7]));
    const before = await shop.open();
    const kept = before.find(({ productId }) => productId === stays.id);
    const result = await shop.run(
      await shop.csv([stays.code, '', 2], [goes.code, '', 6], [comes.code, '', 1]),
    );
    const [second] = (await listReconciliations(db(), { storeIds: [storeId] })).rows;
    expect(second).toMatchObject({ number: 2, opened: 1, carriedOver: 1, closed: 1 });
    const now = await shop.open();
    expect(now.map(({ productId }) => productId).sort()).toEqual([stays.id, comes.id].sort());
    expect(now.find(({ productId }) => productId === stays.id)).toMatchObject({
      discrepancyId: kept?.discrepancyId,
      difference: '3',
      openedBy: 1,
    });
    const closed = before.find(({ productId }) => productId === goes.id);
    const key = { storeId_id: { storeId, id: closed?.discrepancyId ?? '' } };
    expect(await db().discrepancy.findUnique({ where: key })).toMatchObject({
      closedRunId: result.reconciliationId,
      closedById: null,
    });
    await expect(db().discrepancy.update({ where: key, data: { note: 'x' } })).rejects.toThrow();
    await expect(
      db().discrepancyFinding.updateMany({ where: { storeId }, data: { lineNo: 9 } }),
    ).rejects.toThrow();
  });

  it('writes once for one request, also when two come at once', async () => {
    const product = await shop.stocked(5);
    const file = await shop.csv([product.code, '', 1]);
    const requestId = newId();
    const [one, other] = await Promise.all([shop.run(file, { requestId }), shop.run(file, { requestId })]);
    expect(one?.reconciliationId).toBe(requestId);
    expect(other?.outcome).toEqual(one?.outcome);
    await expect(shop.run(await shop.csv([product.code, '', 2]), { requestId })).rejects.toMatchObject({
      code: 'CONFLICT_REQUEST',
    });
    const [third, fourth] = await Promise.all([shop.run(file), shop.run(file)]);
    expect([third?.number, fourth?.number].sort()).toEqual([2, 3]);
    expect(await shop.open()).toHaveLength(1);
  });

  it('only looks when asked to, and writes nothing while rows are bad', async () => {
    const [product, unread] = [await shop.stocked(5), await shop.stocked(5)];
    const file = await shop.csv(
      [unread.code, '', 'abc'],
      ['', '无码', 3],
      ['合计', '', 8],
      [product.code, '', 5],
    );
    const looked = await shop.run(file, { dryRun: true });
    expect(looked).toMatchObject({ reconciliationId: null, rows: 4, bad: 2, skipped: 1, errors: 2 });
    expect(looked.outcome).toMatchObject({ agrees: 1 });
    expect(await shop.run(file)).toMatchObject({ reconciliationId: null });
    expect(await db().reconciliation.count({ where: { storeId } })).toBe(0);
    expect(await shop.run(file, { skipBad: true })).toMatchObject({ number: 1, bad: 2 });
  });

  it('leaves goods out whose row could not be read, names them, and lets stand what was open of them', async () => {
    const [unread, twice, same] = [await shop.stocked(14), await shop.stocked(6), await shop.stocked(2)];
    await shop.run(await shop.csv([unread.code, '', 12], [twice.code, '', 6], [same.code, '', 2]));
    const before = await shop.open();
    expect(before).toMatchObject([{ productId: unread.id, difference: '2' }]);
    const file = await shop.csv(
      [unread.code, '', '十四件'],
      [twice.code, '', 1],
      [twice.code, '', '五件'],
      ['NOT-OURS', '没见过', '几个'],
      [same.code, '', 2],
    );
    const looked = await shop.run(file, { dryRun: true });
    expect(looked.outcome).toMatchObject({ compared: 1, agrees: 1, sample: [], notComparedCount: 3 });
    expect(looked.outcome?.notCompared.map(({ code }) => code).sort()).toEqual(
      [unread.code, twice.code, 'NOT-OURS'].sort(),
    );
    const run = await shop.run(file, { skipBad: true });
    expect(run.outcome).toMatchObject({ compared: 1, agrees: 1, notComparedCount: 3 });
    expect(await shop.linesOf(run.reconciliationId)).toEqual([]);
    expect(await shop.open()).toEqual(before);
    const [saved] = (await listReconciliations(db(), { storeIds: [storeId] })).rows;
    expect(saved).toMatchObject({ number: 2, opened: 0, carriedOver: 0, closed: 0 });
  });

  it('takes corrected columns, and remembers them and the store of the file', async () => {
    const product = await shop.stocked(5);
    const text = (quantity: number) =>
      `柜号,门店,现有\n${product.code},总仓,99\n${product.code},二号店,${quantity}\n\n`;
    const file = await makeFile('a.csv', `货号${text(5)}`.replace('货号柜号', '货号'));
    const looked = await shop.run(file, { dryRun: true });
    expect(looked).toMatchObject({ missing: ['stock'], theirStore: null, outcome: null });
    expect(looked.theirStores.map(({ name }) => name)).toEqual(['总仓', '二号店']);
    const said = await shop.run(file, { choice: { stock: 2 }, theirStore: '二号店' });
    expect(said.outcome).toMatchObject({ compared: 1, agrees: 1 });
    const next = await makeFile('b.csv', `货号${text(3)}`.replace('货号柜号', '货号'));
    expect((await shop.run(next)).outcome).toMatchObject({ classes: { DIFFERENCE: 1 } });
  });

  it('knows a code that was matched, a barcode, and a negative figure', async () => {
    const [matched, scanned] = [await shop.stocked(5), await shop.stocked(2)];
    await db().barcode.create({ data: { code: `69${newId().slice(-10)}`, productId: scanned.id } });
    const barcode = (await db().barcode.findFirstOrThrow({ where: { productId: scanned.id } })).code;
    const rows: [string, string, number][] = [
      ['THEIRS-1', matched.name, 5],
      [barcode, '', -2],
    ];
    await shop.run(await shop.csv(...rows));
    expect((await shop.open()).map((line) => [line.theirCode, line.class]).sort()).toEqual(
      [
        ['', 'WRONG_CODE'],
        [barcode, 'DIFFERENCE'],
        ['THEIRS-1', 'WRONG_CODE'],
      ].sort(),
    );
    const manager = await contextOf(shop.manager);
    const match = {
      storeId,
      requestId: newId(),
      source: '易构',
      theirCode: 'THEIRS-1',
      productId: matched.id,
    };
    await matchCode.execute(manager, match);
    expect((await shop.run(await shop.csv(...rows))).outcome).toMatchObject({ compared: 2, agrees: 1 });
    expect(await shop.open()).toHaveLength(1);
  });

  it('refuses a cut-off to come and one before the last run, and who has no right', async () => {
    const product = await shop.stocked(5);
    const file = await shop.csv([product.code, '', 1]);
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(shop.run(file, { cutOff: shop.minutesAgo(-5) })).rejects.toEqual(
      refused('CUT_OFF_IN_FUTURE'),
    );
    await shop.run(file);
    await expect(shop.run(file, { cutOff: shop.minutesAgo(120) })).rejects.toEqual(
      refused('CUT_OFF_BEFORE_LAST_RUN'),
    );
    const clerk = await makePerson(['CLERK'], storeId);
    await expect(shop.run(file, {}, clerk)).rejects.toEqual(refused('FORBIDDEN'));
    const elsewhere = await makePerson(['STORE_MANAGER'], (await makeStore()).id);
    await expect(shop.run(file, {}, elsewhere)).rejects.toEqual(refused('FORBIDDEN'));
  });
});

describe('a file that is no export', { timeout: 60_000 }, () => {
  it('is refused whole, and writes nothing', async () => {
    const refused = async (name: string, content: string | Uint8Array, code: string) => {
      const file = await makeFile(name, content);
      await expect(shop.run(file), name).rejects.toMatchObject({ code });
    };
    await refused('empty.csv', '', 'FILE_EMPTY');
    await refused('words.csv', '只有一些字\n没有表头\n', 'FILE_NO_HEADINGS');
    await refused('headings.csv', '编码,库存\n', 'FILE_NO_ROWS');
    await refused(
      'bytes.csv',
      new Uint8Array([0xff, 0xff, 0x81, 0x20, 0xc3, 0x28, 0x0a]),
      'FILE_ENCODING_UNKNOWN',
    );
    await refused('long.csv', `编码,库存\n${'A1,1\n'.repeat(1_100_000)}`, 'FILE_TOO_MANY_ROWS');
    expect(await db().reconciliation.count({ where: { storeId } })).toBe(0);
    expect(await db().reconciliationSource.count({ where: { storeId } })).toBe(0);
  });
});

describe.skipIf(!existsSync(REAL))(
  `a real export (skipped when ${REAL} is absent)`,
  { timeout: 60_000 },
  () => {
    it('of a Chinese shop agrees with the book it was imported into, until goods move', async () => {
      const file = { path: REAL, name: path.basename(REAL) };
      const admin = await contextOf(await makePerson(['ADMIN'], null), { now: shop.minutesAgo(600) });
      const imported = await importProducts(admin, {
        requestId: newId(),
        file,
        storeCode: shop.store.code,
        dryRun: false,
        skipBad: false,
      });
      expect(imported).toMatchObject({ written: true, products: 302 });
      const first = await shop.run(file, { source: '银豹' });
      expect(first).toMatchObject({ rows: 302, bad: 0, number: 1 });
      expect(first.outcome).toMatchObject({ compared: 302, agrees: 302 });
      const cola = await db().stockLevel.findFirstOrThrow({ where: { storeId, onHand: { gt: 3 } } });
      await shop.corrected(cola.productId, '-3', 120);
      const second = await shop.run(file, { source: '银豹' });
      expect(second.outcome).toMatchObject({ agrees: 301, classes: { DIFFERENCE: 1 } });
    });
  },
);
