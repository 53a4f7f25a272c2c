import { receiptNumber } from '@/lib/receipt-number';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { orderGoods } from '@/server/purchasing/purchase-orders/order-goods';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { returnToSupplier } from '@/server/purchasing/supplier-returns/return-to-supplier';
import { acceptReport } from '@/server/reports/decide-report';
import { submitReport } from '@/server/reports/submit-report';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { recordPickup } from '@/server/sales/record-pickup';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { explainNegative } from '@/server/stock/negative/explain-negative';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { moveCash } from '@/server/tills/move-cash';
import { openTill } from '@/server/tills/open-till';
import { decideTransfer } from '@/server/transfers/decide-transfer';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { addVoucher } from '@/server/vouchers/add-voucher';
import { makeAttachment } from './attachments';
import { makeKit, makeProduct } from './catalog';
import { livedCredit } from './lived-credit';
import { livedDispute } from './lived-dispute';
import { livedDuty } from './lived-duty';
import { livedIncidents } from './lived-incidents';
import { type LivedDay, livedPapers } from './lived-papers';
import { makePromotion } from './promotions';
import { makeSale } from './sales';
import { atTheOffice, contextOf, makePerson } from './staff';
import { makeStore, NOON_ZONE } from './stores';
import { makeTill } from './tills';
import { livedZone } from './zones';

/** What lies in its drawer when it is counted, a little short of what should. */
export const LIVED_DRAWER = { '10000': 9, '5000': 1, '1000': 2, '500': 1 };

/**
 * A store with one of everything on its day.
 * @param seal whether the day is reported, accepted and sealed, or left open
 * @param at the store that lives it; left out: a new one
 */
export async function livedDay(seal: boolean, at?: Awaited<ReturnType<typeof makeStore>>) {
  const store = at ?? (await makeStore({ timeZone: NOON_ZONE }));
  const clerk = await makePerson(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'], store.id);
  const accountant = await makePerson(['ACCOUNTANT'], null);
  const { device } = await makeTill(store);
  const ctx = await contextOf(clerk, { device });
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { sessionId, businessDay } = await openTill.execute(ctx, { ...base(), floatFen: 10_000 });
  const product = await makeProduct({ floorPriceFen: 9_500 });
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  const ordered = { productId: product.id, quantity: '12', unitCost: '3333.333' };
  const { orderId } = await orderGoods.execute(atTheOffice(ctx), {
    ...base(),
    supplierId: supplier.id,
    lines: [ordered],
  });
  const orderLine = await db().purchaseOrderLine.findFirstOrThrow({ where: { orderId } });
  await receiveGoods.execute(ctx, {
    ...base(),
    supplierId: supplier.id,
    supplierNote: 'N1',
    orderId,
    freightFen: 1_000,
    lines: [{ ...ordered, orderLineId: orderLine.id, noteQuantity: '11', quantity: '10', damaged: '1' }],
  });
  await adjustStock.execute(atTheOffice(ctx), {
    ...base(),
    reason: 'DAMAGE',
    lines: [{ productId: product.id, quantity: '-1' }],
  });
  const papers = { store, ctx, product, supplierId: supplier.id, device, sessionId };
  const other = await moveGoods(papers);
  const kit = await makeKit([{ id: product.id, quantity: '1' }]);
  const sale = makeSale({ prefix: device.prefix, seq: 1, sessionId }, [
    { product, quantity: '3' },
    { product, handover: 'LATER', quantity: '2' },
    { product, discount: { kind: 'amount', fen: 1_000 } },
    { product: { id: TEMPORARY_ITEM_ID, listPriceFen: 2_500n, taxRateBp: 1_300 }, temporaryName: '临时花瓶' },
    { product, serials: ['SN-0001'] },
    { product: kit },
  ]);
  const [first, ...others] = sale.lines;
  if (!first) throw new Error('three lines');
  const sharedBy = [
    { personId: clerk.id, shareBp: 7_000 },
    { personId: accountant.id, shareBp: 3_000 },
  ];
  const versionId = await makePromotion(product.id, businessDay);
  const lines = [{ ...first, sharedBy }, ...others].map((line) =>
    line.lineDiscountFen === 1_000 ? { ...line, promotions: [{ versionId, fen: 1_000 }] } : line,
  );
  await completeSale(ctx, { storeId: store.id, ...sale, lines });
  await recordPickup.execute(ctx, { ...base(), lineId: sale.lines[1]?.id ?? '', quantity: '1' });
  await completeReturn.execute(ctx, {
    ...base(),
    number: receiptNumber(device.prefix, 2),
    seq: 2,
    sessionId,
    occurredAt: new Date(),
    originalTicketId: sale.id,
    reason: '不合适',
    lines: [
      {
        id: newId(),
        returnsLineId: sale.lines[0]?.id ?? '',
        quantity: '1',
        disposition: 'DAMAGED',
        refundFen: 10_000,
      },
      {
        id: newId(),
        returnsLineId: sale.lines[1]?.id ?? '',
        quantity: '1',
        disposition: 'RESTOCK',
        refundFen: 10_000,
      },
    ],
    refunds: [{ id: newId(), refundsTenderId: sale.tenders[0]?.id ?? '', amountFen: 20_000 }],
  });
  await moveCash.execute(ctx, { ...base(), sessionId, kind: 'PAID_OUT', amountFen: 500, reason: '买水' });
  const paid = await db().cashMovement.findFirstOrThrow({ where: { storeId: store.id, reason: '买水' } });
  await addVoucher.execute(atTheOffice(ctx), {
    ...base(),
    day: businessDay,
    lineKind: 'PAID_OUT',
    lineKey: paid.id,
    attachmentId: await makeAttachment(atTheOffice(ctx), store.id, 'voucher'),
  });
  await livedZone(store, atTheOffice(ctx), product.id);
  await belowZero(store, ctx);
  await livedPapers(papers);
  await livedCredit(papers);
  await livedIncidents(papers);
  await livedDuty(papers);
  await livedDispute(papers, sale.lines[0]?.id ?? '');
  if (seal) {
    await countTill.execute(ctx, {
      ...base(),
      sessionId,
      denominations: LIVED_DRAWER,
      tenderCounts: {},
    });
    await closeTill.execute(ctx, { ...base(), sessionId });
    await submitReport.execute(atTheOffice(ctx), { ...base(), day: businessDay, openReason: '店长出差' });
    await acceptReport.execute(await contextOf(accountant), {
      ...base(),
      day: businessDay,
      version: 1,
      reason: '下周补',
    });
  }
  return { ...papers, other };
}

/** Something broke that the book did not have, and its zone's owner said why. */
async function belowZero(
  store: Awaited<ReturnType<typeof makeStore>>,
  ctx: Awaited<ReturnType<typeof contextOf>>,
): Promise<void> {
  const { id: productId } = await makeProduct();
  const zoneId = store.zones.unzoned.id;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const lines = [{ productId, quantity: '-1', zoneId }];
  await adjustStock.execute(atTheOffice(ctx), { ...base(), reason: 'DAMAGE', lines });
  await explainNegative.execute(atTheOffice(ctx), { ...base(), productId, zoneId, text: '还没入库就碰坏了' });
}

/** Goods to another zone, back to the supplier, and both ways to another store: one box short, and lost. */
async function moveGoods({ store, ctx, product, supplierId }: LivedDay) {
  const other = await makeStore({ timeZone: NOON_ZONE });
  const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], other.id));
  const productId = product.id;
  const here = () => ({ storeId: store.id, requestId: newId() });
  const there = () => ({ storeId: other.id, requestId: newId() });
  const zone = await db().zone.findFirstOrThrow({ where: { storeId: store.id, kind: 'DAMAGED' } });
  await moveBetweenZones.execute(atTheOffice(ctx), {
    ...here(),
    lines: [{ productId, quantity: '1', toZoneId: zone.id }],
  });
  await returnToSupplier.execute(atTheOffice(ctx), {
    ...here(),
    supplierId,
    reason: '质量问题',
    lines: [{ productId, quantity: '1', creditFen: 3_000 }],
  });
  const lines = [{ productId, quantity: '1' }];
  const lineOf = async (transferId: string) =>
    (await db().transferDispatchLine.findFirstOrThrow({ where: { transferId } })).id;
  const sent = await dispatchTransfer.execute(atTheOffice(ctx), { ...here(), toStoreId: other.id, lines });
  const line = { transferId: sent.transferId, dispatchLineId: await lineOf(sent.transferId) };
  await receiveTransfer.execute(keeper, {
    ...there(),
    fromStoreId: store.id,
    transferId: sent.transferId,
    lines: [{ dispatchLineId: line.dispatchLineId, received: '0' }],
  });
  await decideTransfer.execute(atTheOffice(ctx), {
    ...here(),
    ...line,
    verdict: 'LOST',
    quantity: '1',
    reason: '丢了',
  });
  const back = await dispatchTransfer.execute(keeper, { ...there(), toStoreId: store.id, lines });
  await receiveTransfer.execute(atTheOffice(ctx), {
    ...here(),
    fromStoreId: other.id,
    transferId: back.transferId,
    lines: [{ dispatchLineId: await lineOf(back.transferId), received: '1' }],
  });
  return { store: other, keeper };
}
