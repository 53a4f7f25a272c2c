import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { closeDiscrepancy } from '@/server/reconciliation/close-discrepancy';
import { forgetMatch } from '@/server/reconciliation/forget-match';
import { listCodeMatches } from '@/server/reconciliation/list-code-matches';
import { openDiscrepancies } from '@/server/reconciliation/list-reconciliations';
import { matchCode } from '@/server/reconciliation/match-code';
import { checkBooks } from '@/server/reports/books/check-books';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { postStocktake } from '@/server/stocktake/post-stocktake';
import { recordCounts } from '@/server/stocktake/record-counts';
import { postedStocktake } from '@/server/stocktake/review-stocktake';
import { decideTransfer } from '@/server/transfers/decide-transfer';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { transferDetail } from '@/server/transfers/list-transfers';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { makeReconciledShop } from '@/tests/factories/reconciliation';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { countEvents } from '@/tests/factories/stocktake';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { caseDetail } from './case-detail';
import { casesOfSources, missingBySource } from './case-source';
import { openCase } from './open-case';

let shop: Awaited<ReturnType<typeof makeReconciledShop>>;

beforeEach(async () => {
  shop = await makeReconciledShop();
  for (const zoneId of Object.values(shop.zones)) await owned(shop.storeId, zoneId, shop.first.id);
});

const owned = (storeId: string, zoneId: string, personId: string) =>
  db().zoneAssignment.create({
    data: { storeId, id: newId(), zoneId, personId, startsAt: shop.minutesAgo(10_000) },
  });
const base = (storeId = shop.storeId) => ({ storeId, requestId: newId() });

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  // The counter's session comes from a factory, not from its command.
  return facts.filter(({ number }) => number !== 4).flatMap((fact) => fact.examples);
}

describe('a case for a discrepancy', { timeout: 60_000 }, () => {
  it('is for no more than the difference, once, and while it is open', async () => {
    const product = await shop.stocked(5);
    await shop.run(await shop.csv([product.code, '', 1]));
    const [line] = await shop.open();
    const keeper = await contextOf(shop.second);
    const open = (quantity: string, over: Partial<Parameters<typeof openCase.execute>[1]> = {}) =>
      openCase.execute(keeper, {
        ...base(),
        source: 'RECONCILIATION',
        sourceId: line?.discrepancyId,
        productId: product.id,
        zones: [{ zoneId: shop.zones.floor, quantity }],
        ...over,
      });
    await expect(open('5')).rejects.toMatchObject({
      code: 'SHORTAGE_MORE_THAN_SOURCE',
      params: { most: '4' },
    });
    const other = await shop.stocked(1);
    await expect(open('1', { productId: other.id })).rejects.toMatchObject({
      code: 'SHORTAGE_SOURCE_UNKNOWN',
    });
    const { caseId, number } = await open('3');
    await expect(open('1')).rejects.toMatchObject({ code: 'SHORTAGE_OPENED_ALREADY', params: { number } });
    expect((await shop.open())[0]).toMatchObject({ case: { caseId, number } });
    expect(await caseDetail(db(), shop.storeId, caseId, null, true)).toMatchObject({
      sourcePlace: { kind: 'RECONCILIATION' },
    });
    expect(await caseDetail(db(), shop.storeId, caseId, shop.first.id, true)).toMatchObject({
      sourcePlace: null,
    });
    expect(await differences()).toEqual([]);
  });

  it('is not opened for one that is closed, and lists are narrowed by state', async () => {
    const product = await shop.stocked(5);
    await shop.run(await shop.csv([product.code, '', 1]));
    const [line] = await shop.open();
    const of = { storeIds: [shop.storeId], source: '易构', state: 'EXPLAINED' as const };
    expect((await openDiscrepancies(db(), of, () => true)).rows).toEqual([]);
    const discrepancyId = line?.discrepancyId ?? '';
    await closeDiscrepancy.execute(await contextOf(shop.manager), {
      ...base(),
      discrepancyId,
      reason: '已核实',
    });
    expect(
      await missingBySource(db(), {
        storeId: shop.storeId,
        source: 'RECONCILIATION',
        sourceId: discrepancyId,
        productId: product.id,
      }),
    ).toBeNull();
  });
});

describe('a case for a transfer', () => {
  it('is opened by one of its two stores, for what arrived at neither', async () => {
    const there = await makeStore();
    const keeperThere = await contextOf(await makePerson(['STOCK_KEEPER'], there.id));
    await owned(there.id, there.zones.unzoned.id, (await makePerson(['CLERK'], there.id)).id);
    const product = await shop.stocked(5);
    const keeper = await contextOf(shop.second);
    const { transferId } = await dispatchTransfer.execute(keeper, {
      ...base(),
      toStoreId: there.id,
      lines: [{ productId: product.id, quantity: '4' }],
    });
    const at = { from: shop.storeId, id: transferId };
    const [sent] = (await transferDetail(db(), at.from, at.from, at.id)).lines;
    const open = (ctx: typeof keeper, storeId: string, zoneId: string, quantity = '1') =>
      openCase.execute(ctx, {
        ...base(storeId),
        source: 'TRANSFER',
        sourceId: transferId,
        productId: product.id,
        zones: [{ zoneId, quantity }],
      });
    const here = () => open(keeper, shop.storeId, shop.zones.floor);
    // Still in the van: nothing is missing yet.
    await expect(here()).rejects.toMatchObject({ code: 'SHORTAGE_SOURCE_UNKNOWN' });
    await receiveTransfer.execute(keeperThere, {
      ...base(there.id),
      fromStoreId: shop.storeId,
      transferId,
      lines: [{ dispatchLineId: sent?.dispatchLineId ?? '', received: '2', damaged: '1' }],
    });
    await expect(open(keeper, shop.storeId, shop.zones.floor, '2')).rejects.toMatchObject({
      code: 'SHORTAGE_MORE_THAN_SOURCE',
    });
    const both = await Promise.allSettled([here(), open(keeperThere, there.id, there.zones.unzoned.id)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'SHORTAGE_OPENED_ALREADY' },
    });
    const opened = await db().shortageCase.findFirstOrThrow({ where: { sourceId: transferId } });
    const detail = () => caseDetail(db(), opened.storeId, opened.id, null, true);
    expect(await detail()).toMatchObject({ noLongerMissing: '0' });
    const managerThere = await contextOf(await makePerson(['STORE_MANAGER'], there.id));
    await decideTransfer.execute(managerThere, {
      ...base(there.id),
      fromStoreId: shop.storeId,
      transferId,
      dispatchLineId: sent?.dispatchLineId ?? '',
      verdict: 'ARRIVED_LATE',
      quantity: '1',
      reason: '第二天在货台上找到',
    });
    expect(await detail()).toMatchObject({ noLongerMissing: '1' });
    const elsewhere = await makeStore();
    const stranger = await contextOf(await makePerson(['STOCK_KEEPER'], elsewhere.id));
    await expect(open(stranger, elsewhere.id, elsewhere.zones.unzoned.id)).rejects.toMatchObject({
      code: expect.stringMatching(/SHORTAGE_SOURCE_UNKNOWN|ZONE_HAD_NO_OWNER/),
    });
    expect(await differences()).toEqual([]);
  });
});

describe('a case for a transfer that its receiver opens', { timeout: 60_000 }, () => {
  it('has the value that was sent', async () => {
    const there = await makeStore();
    const keeperThere = await contextOf(await makePerson(['STOCK_KEEPER'], there.id));
    await owned(there.id, there.zones.unzoned.id, (await makePerson(['CLERK'], there.id)).id);
    const product = await shop.stocked(5);
    const supplierId = newId();
    await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
    await receiveGoods.execute(keeperThere, {
      ...base(there.id),
      supplierId,
      supplierNote: newId(),
      lines: [{ productId: product.id, quantity: '10', unitCost: '123456' }],
    });
    const { transferId } = await dispatchTransfer.execute(await contextOf(shop.second), {
      ...base(),
      toStoreId: there.id,
      lines: [{ productId: product.id, quantity: '4' }],
    });
    const sent = await db().stockEntry.findFirstOrThrow({
      where: { storeId: shop.storeId, documentId: transferId, kind: 'TRANSFER_OUT' },
    });
    const [line] = (await transferDetail(db(), shop.storeId, shop.storeId, transferId)).lines;
    await receiveTransfer.execute(keeperThere, {
      ...base(there.id),
      fromStoreId: shop.storeId,
      transferId,
      lines: [{ dispatchLineId: line?.dispatchLineId ?? '', received: '2', damaged: '0' }],
    });
    const { caseId } = await openCase.execute(keeperThere, {
      ...base(there.id),
      source: 'TRANSFER',
      sourceId: transferId,
      productId: product.id,
      zones: [{ zoneId: there.zones.unzoned.id, quantity: '2' }],
    });
    const opened = await db().shortageCase.findFirstOrThrow({ where: { id: caseId } });
    expect(opened.amountFen).toBe(-sent.valueFen / 2n);
    expect(opened.amountFen).toBeGreaterThan(0n);
  });
});

describe('a case for a stocktake', () => {
  it('is for what it lacks, over whichever zones, at the value its variance was posted with', async () => {
    const product = await shop.stocked(5);
    const { stocktakeId, sheetOf } = await shop.begun({ recountQuantity: '9' });
    const sheetId = sheetOf(shop.zones.floor);
    const now = new Date();
    const clerk = await contextOf(shop.first, { now });
    await recordCounts.execute(clerk, {
      ...base(),
      sheetId,
      ...countEvents(now, [{ product, quantity: '3' }]),
    });
    for (const zoneId of [shop.zones.floor, shop.zones.shelf])
      await finishSheet.execute(clerk, { ...base(), sheetId: sheetOf(zoneId) });
    await postStocktake.execute(await contextOf(shop.manager), { ...base(), stocktakeId, seenVariances: 1 });
    const keeper = await contextOf(shop.second);
    const open = (...zones: { zoneId: string; quantity: string }[]) =>
      openCase.execute(keeper, {
        ...base(),
        source: 'STOCKTAKE',
        sourceId: stocktakeId,
        productId: product.id,
        zones,
      });
    const [floor, shelf] = [shop.zones.floor, shop.zones.shelf];
    await expect(
      open({ zoneId: floor, quantity: '2' }, { zoneId: shelf, quantity: '1' }),
    ).rejects.toMatchObject({ code: 'SHORTAGE_MORE_THAN_SOURCE' });
    const entry = await db().stockEntry.findFirstOrThrow({
      where: { storeId: shop.storeId, documentId: stocktakeId, productId: product.id },
    });
    // Goods that come in dearer afterwards change the average, not what was lost.
    const cost = { storeId_productId: { storeId: shop.storeId, productId: product.id } };
    const before = await db().stockCost.findUniqueOrThrow({ where: cost });
    await db().stockCost.update({ where: cost, data: { valueFen: before.valueFen + 12_345n } });
    const { caseId } = await open({ zoneId: floor, quantity: '1' }, { zoneId: shelf, quantity: '1' });
    await db().stockCost.update({ where: cost, data: { valueFen: before.valueFen } });
    expect(await db().shortageCase.findFirstOrThrow({ where: { id: caseId } })).toMatchObject({
      amountFen: -entry.valueFen,
    });
    const posted = await postedStocktake(
      db(),
      { storeId: shop.storeId, stocktakeId, seesCost: true },
      { all: false, offset: 0 },
    );
    expect(posted?.rows[0]).toMatchObject({ missing: true, productId: product.id });
    expect(await casesOfSources(db(), shop.storeId, 'STOCKTAKE', [stocktakeId])).toMatchObject([
      { caseId, productId: product.id },
    ]);
    expect(await differences()).toEqual([]);
    await asOwner('ALTER TABLE shortage_case DISABLE TRIGGER append_only');
    await asOwner('UPDATE shortage_case SET source_id = id WHERE id = $1', [caseId]);
    await asOwner('ALTER TABLE shortage_case ENABLE TRIGGER append_only');
    expect(await differences()).toContain(`documents of cases: shortage case ${caseId}`);
  });
});

describe('a remembered code', () => {
  it('is forgotten once, by whoever reconciles', async () => {
    const product = await shop.stocked(1);
    const keeper = await contextOf(shop.second);
    const match = { source: '易构', theirCode: 'YG-1' };
    await matchCode.execute(keeper, { ...base(), ...match, productId: product.id });
    expect((await listCodeMatches(db(), { storeId: shop.storeId })).rows).toMatchObject([
      { ...match, code: product.code, matchedBy: shop.second.name },
    ]);
    const clerk = await contextOf(shop.first);
    await expect(forgetMatch.execute(clerk, { ...base(), ...match })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const forget = { ...base(), ...match };
    expect(await forgetMatch.execute(keeper, forget)).toEqual({ productId: product.id });
    expect(await forgetMatch.execute(keeper, forget)).toEqual({ productId: product.id });
    await expect(forgetMatch.execute(keeper, { ...base(), ...match })).rejects.toMatchObject({
      code: 'CODE_MATCH_UNKNOWN',
    });
    expect(await db().auditEntry.count({ where: { requestId: forget.requestId } })).toBe(1);
    const after = JSON.stringify(['易构', 'YG-0']);
    expect((await listCodeMatches(db(), { storeId: shop.storeId, source: '易构', after })).rows).toEqual([]);
  });
});
