import { receiptNumber } from '@/lib/receipt-number';
import { grantApproval } from '@/server/approvals/grant-approval';
import { explainNumber } from '@/server/open-items/explain-number';
import { voidRejected } from '@/server/open-items/void-rejected';
import type { DeviceIdentity } from '@/server/platform/actor';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { reconcileStock } from '@/server/reconciliation/reconcile-stock';
import { voidReconciliation } from '@/server/reconciliation/void-reconciliation';
import { completeSale } from '@/server/sales/complete-sale';
import { keepRejected } from '@/server/sales/keep-rejected';
import { acknowledge, asItsPerson, explain, object } from '@/server/shortages/answer-share';
import { decideShare } from '@/server/shortages/decide-share';
import { openCase } from '@/server/shortages/open-case';
import { reverseShare } from '@/server/shortages/reverse-share';
import { settleInCash } from '@/server/shortages/settle-share';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { noteUnknown } from '@/server/stocktake/note-unknown';
import { planStocktake } from '@/server/stocktake/plan-stocktake';
import { postStocktake } from '@/server/stocktake/post-stocktake';
import { recordCounts } from '@/server/stocktake/record-counts';
import { settleLate } from '@/server/stocktake/settle-late';
import { startStocktake } from '@/server/stocktake/start-stocktake';
import { makeProduct } from './catalog';
import { makeSale } from './sales';
import { atTheOffice, contextOf, givePin, makePerson } from './staff';
import { countEvents } from './stocktake';
import type { makeStore } from './stores';

/** A store whose day is being lived, by somebody who may do everything in it. */
export interface LivedDay {
  store: Awaited<ReturnType<typeof makeStore>>;
  ctx: Awaited<ReturnType<typeof contextOf>>;
  product: Awaited<ReturnType<typeof makeProduct>>;
  supplierId: string;
  device: DeviceIdentity;
  sessionId: string;
}

/** What else a day brings: opening stock, an approval, a number nobody knows, a count with a late sale, a shortage from end to end. */
export async function livedPapers(lived: LivedDay): Promise<void> {
  await openingStock(lived);
  await approvedSale(lived);
  await lostNumber(lived);
  await countWithLateSale(lived);
  await rejectedTicket(lived);
  await shortage(lived);
  await voidedRun(lived);
}

const base = ({ store }: LivedDay) => ({ storeId: store.id, requestId: newId() });

/** The book held against another program by the wrong file, and taken back. */
async function voidedRun(lived: LivedDay): Promise<void> {
  const { store, ctx, product } = lived;
  const { actor, now } = ctx;
  if (!actor) throw new Error('somebody is signed in');
  const { reconciliationId } = await db().$transaction((tx) =>
    reconcileStock(
      tx,
      { ...ctx, actor },
      {
        ...base(lived),
        source: '易构',
        cutOff: now,
        fileName: '库存.csv',
        fileHash: 'x',
        leftOut: 0,
        columns: {},
        theirStore: '',
        unread: [],
        goods: [{ code: product.code, name: product.name, barcodes: [], milli: 9_999_000 }],
      },
    ),
  );
  await voidReconciliation.execute(atTheOffice(ctx), {
    ...base(lived),
    reconciliationId,
    reason: `导错了 ${store.code}`,
  });
}

async function openingStock({ store, ctx }: LivedDay): Promise<void> {
  const { id: productId } = await makeProduct();
  const { actor } = ctx;
  if (!actor) throw new Error('somebody is signed in');
  const acting: ActorContext = { ...ctx, actor };
  await db().$transaction((tx) =>
    postOpeningStock(tx, acting, store.id, [{ productId, quantityMilli: 5_000, unitCost: '6000' }], ''),
  );
}

async function approvedSale(lived: LivedDay): Promise<void> {
  const { store, ctx, device, sessionId } = lived;
  const product = await makeProduct({ floorPriceFen: 9_000 });
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const pin = await givePin(manager.id);
  const lineId = newId();
  const sale = makeSale({ prefix: device.prefix, seq: 3, sessionId }, [
    { product, id: lineId, discount: { kind: 'amount', fen: 2_000 } },
  ]);
  const { approvalId } = await grantApproval(
    { ...ctx, now: sale.occurredAt },
    {
      ...base(lived),
      kind: 'BELOW_FLOOR',
      granterId: manager.id,
      reason: '老顾客',
      subjectId: sale.id,
      lineId,
      productId: product.id,
      quantity: '1',
      netFen: 8_000,
      oldFen: 10_000,
      pin,
    },
  );
  await completeSale(ctx, {
    storeId: store.id,
    ...sale,
    lines: sale.lines.map((line) => ({ ...line, approvalId })),
  });
}

/** Number 4 never came. */
async function lostNumber(lived: LivedDay): Promise<void> {
  const { store, ctx, device, sessionId, product } = lived;
  await completeSale(ctx, {
    storeId: store.id,
    ...makeSale({ prefix: device.prefix, seq: 5, sessionId }, [{ product }]),
  });
  await explainNumber.execute(atTheOffice(ctx), {
    ...base(lived),
    deviceId: device.id,
    seq: 4,
    reason: '打印试机',
  });
}

async function countWithLateSale(lived: LivedDay): Promise<void> {
  const { store, ctx, device, sessionId } = lived;
  const product = await makeProduct();
  const zoneId = newId();
  await db().zone.create({
    data: { storeId: store.id, id: zoneId, code: 'B1', name: '货架B', kind: 'FLOOR' },
  });
  await db().productPlace.create({ data: { storeId: store.id, productId: product.id, zoneId } });
  const minute = (n: number) => new Date(Date.now() + n * 60_000);
  const clerk = await contextOf(await makePerson(['CLERK'], store.id), { now: minute(-20) });
  const { stocktakeId } = await planStocktake.execute(atTheOffice(ctx), {
    ...base(lived),
    kind: 'ZONE',
    title: '月度盘点',
    zoneIds: [zoneId],
  });
  await startStocktake.execute({ ...atTheOffice(ctx), now: minute(-30) }, { ...base(lived), stocktakeId });
  const sheet = await db().stocktakeSheet.findFirstOrThrow({ where: { storeId: store.id, stocktakeId } });
  await recordCounts.execute(clerk, {
    ...base(lived),
    sheetId: sheet.id,
    ...countEvents(minute(-20), [{ product, quantity: '4' }]),
  });
  await noteUnknown.execute(clerk, {
    ...base(lived),
    sheetId: sheet.id,
    code: '6900000000000',
    occurredAt: minute(-20),
  });
  await finishSheet.execute(clerk, { ...base(lived), sheetId: sheet.id });
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id), { now: minute(-10) });
  await postStocktake.execute(atTheOffice(manager), {
    ...base(lived),
    stocktakeId,
    seenVariances: 1,
    skipRecountReason: '只有一人在店',
  });
  const sale = makeSale({ prefix: device.prefix, seq: 6, sessionId, occurredAt: minute(-25) }, [{ product }]);
  await completeSale(ctx, { storeId: store.id, ...sale });
  await settleLate.execute({ ...atTheOffice(manager), now: new Date() }, base(lived));
}

/** Number 7 was refused, and is void. */
async function rejectedTicket(lived: LivedDay): Promise<void> {
  const { ctx, device, sessionId } = lived;
  const rejected = base(lived);
  const number = receiptNumber(device.prefix, 7);
  const payload = { sessionId, tenders: [{ kind: 'CASH', amountFen: 1_000 }] };
  await keepRejected.execute(ctx, { ...rejected, number, seq: 7, payload, errorCode: 'PRODUCT_UNKNOWN' });
  const cash = { cash: 'GIVEN_BACK' as const, cashFen: 1_000 };
  await voidRejected.execute(atTheOffice(ctx), {
    ...base(lived),
    rejectedId: rejected.requestId,
    reason: '顾客没要',
    ...cash,
  });
}

/** Opened, explained, decided, objected to, decided again, agreed, paid into the drawer, and found after all. */
async function shortage(lived: LivedDay): Promise<void> {
  const { store, ctx, product, sessionId } = lived;
  const zoneId = store.zones.damaged.id;
  const person = await makePerson(['CLERK'], store.id);
  await db().zoneAssignment.create({
    data: {
      storeId: store.id,
      id: newId(),
      zoneId,
      personId: person.id,
      startsAt: new Date(Date.now() - 60_000),
    },
  });
  const owner = asItsPerson(await contextOf(person));
  const { shareIds } = await openCase.execute(atTheOffice(ctx), {
    ...base(lived),
    source: 'HAND',
    productId: product.id,
    zones: [{ zoneId, quantity: '1' }],
  });
  const share = () => ({ ...base(lived), shareId: shareIds[0] ?? '' });
  const decided = { verdict: 'COMPENSATE' as const, compensateFen: 1_000, reason: '看管不力' };
  await explain.execute(owner, { ...share(), text: '没看见' });
  await decideShare.execute(atTheOffice(ctx), { ...share(), ...decided });
  await object.execute(owner, { ...share(), text: '不是我' });
  await decideShare.execute(atTheOffice(ctx), { ...share(), ...decided });
  await acknowledge.execute(owner, share());
  await settleInCash.execute(atTheOffice(ctx), { ...share(), sessionId, amountFen: 1_000 });
  await reverseShare.execute(atTheOffice(ctx), {
    ...share(),
    quantity: '1',
    reason: '在仓库找到了',
    sessionId,
  });
}
