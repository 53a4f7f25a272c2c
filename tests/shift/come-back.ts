import { grantApproval } from '@/server/approvals/grant-approval';
import { fenOf } from '@/server/platform/numbers';
import { completeExchange } from '@/server/sales/complete-exchange';
import { completeReturn } from '@/server/sales/complete-return';
import { makeReturn } from '@/tests/factories/sales';
import { noteSale, ring, said, take, worthOf, yuan } from './ring-up';
import type { Shop, SoldBefore } from './shop-of-shift';

/** A sale that was paid in one way and not touched since. */
export function earlier(shop: Shop, fits: (sold: SoldBefore) => boolean): SoldBefore {
  const fitting = shop.sold.filter(fits);
  const found = shop.random.pick(fitting);
  shop.sold.splice(shop.sold.indexOf(found), 1);
  return found;
}

const paidInMoney = ({ kind }: SoldBefore) => ['CARD', 'WECHAT', 'ALIPAY'].includes(kind);

/** The whole first line of a sale of before comes back. */
async function returnOf(shop: Shop, { sale }: SoldBefore) {
  const [line] = sale.lines;
  if (!line) throw new Error('something was sold');
  const disposition = shop.random.chance(0.3) ? 'DAMAGED' : 'RESTOCK';
  return makeReturn(shop.next(), sale, {
    refundFen: line.netFen,
    quantity: line.quantity,
    disposition,
  });
}

type Return = Awaited<ReturnType<typeof returnOf>>;

/** A manager's word where the clerk's own limit is too low. */
async function approvalOf(
  shop: Shop,
  { originalTicketId, requestId, lines, refunds }: Return,
): Promise<string> {
  const { approvalId } = await grantApproval(await shop.atTill(), {
    ...shop.base(),
    kind: 'RETURN',
    granterId: shop.manager.id,
    reason: '不合适',
    subjectId: requestId,
    originalTicketId,
    lines: lines.map(({ returnsLineId, quantity, disposition, refundFen }) => ({
      returnsLineId,
      quantity,
      disposition,
      refundFen,
    })),
    netFen: refunds.reduce((sum, { amountFen }) => sum + amountFen, 0),
    oldFen: 0,
    pin: shop.pin,
  });
  return approvalId;
}

function noteReturn({ paper }: Shop, { kind }: SoldBefore, { refunds, lines }: Return): void {
  for (const { amountFen } of refunds) take(paper, kind, -amountFen);
  paper.netFen -= lines.reduce((sum, { refundFen }) => sum + refundFen, 0);
  paper.tickets += 1;
}

export async function takeBack(shop: Shop): Promise<string> {
  const before = earlier(shop, paidInMoney);
  const returned = await returnOf(shop, before);
  const approvalId = await approvalOf(shop, returned);
  await completeReturn.execute(await shop.atTill(), { storeId: shop.store.id, ...returned, approvalId });
  noteReturn(shop, before, returned);
  const [refund] = returned.refunds;
  return `${returned.number}  -${yuan(refund?.amountFen ?? 0)} = ${before.kind}, of ${before.sale.number}`;
}

/** What came back pays for something dearer; the rest is paid in cash. */
export async function exchange(shop: Shop): Promise<string> {
  const before = earlier(shop, paidInMoney);
  const returned = await returnOf(shop, before);
  const approvalId = await approvalOf(shop, returned);
  const [refund] = returned.refunds;
  const backFen = refund?.amountFen ?? 0;
  const product = shop.random.pick(shop.products);
  const quantity = String(Math.floor(backFen / fenOf(product.listPriceFen)) + 1);
  const netFen = worthOf([{ product, quantity }]);
  const sale = ring(shop, [{ product, quantity }], {
    tenders: [
      { kind: before.kind, amountFen: backFen },
      { kind: 'CASH', amountFen: netFen - backFen },
    ],
  });
  await completeExchange.execute(await shop.atTill(), {
    ...shop.base(),
    returned: { ...returned, approvalId },
    sale,
  });
  noteReturn(shop, before, returned);
  noteSale(shop, sale);
  return `${returned.number}  -${yuan(backFen)} for ${sale.number}  ${said(sale)}`;
}
