import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { bonusOf } from '@/lib/top-up-bonus';
import { grantApproval } from '@/server/approvals/grant-approval';
import { topUp } from '@/server/customers/credit/top-up';
import { topUpRules } from '@/server/customers/members/top-up-rules';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { holdSale, resumeHeldSale } from '@/server/sales/hold-sale';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { earlier, exchange, takeBack } from './come-back';
import { book, ring, type SaleOptions, someGoods, take, worthOf } from './ring-up';
import type { Shop } from './shop-of-shift';

/** @returns what the line of the ticket says */
type Act = (shop: Shop) => Promise<string>;

/** One ticket of each kind; `after` wants a sale of the shift to come back to. */
export const ACTS: Record<string, { act: Act; after?: true }> = {
  'cash sale': { act: cashSale },
  'card sale': { act: (shop) => plainSale(shop, 'CARD') },
  'wechat sale': { act: (shop) => plainSale(shop, 'WECHAT') },
  'line discount': { act: lineDiscount },
  'basket discount': { act: basketDiscount },
  'below floor, approved': { act: approvedSale },
  'split tender': { act: splitTender },
  'on account': { act: onAccount },
  return: { act: takeBack, after: true },
  exchange: { act: exchange, after: true },
  'held and resumed': { act: heldSale },
  'picked up later': { act: pickedUpLater },
  'shared by two': { act: sharedByTwo },
  'serial number': { act: serialNumbered },
  kit: { act: kitSale },
  'fee and temporary item': { act: feeAndTemporary },
  'stored value': { act: storedValue },
  points: { act: spendPoints, after: true },
};

/** Paid with a note, so that there is change. */
async function cashSale(shop: Shop): Promise<string> {
  const goods = someGoods(shop);
  const sale = ring(shop, goods);
  const amountFen = Math.ceil(sale.totalFen / 10_000) * 10_000;
  const [tender] = sale.tenders;
  if (!tender) throw new Error('a sale is paid');
  const tenders = [{ ...tender, amountFen }];
  return book(shop, { ...sale, tenders, changeFen: amountFen - sale.totalFen });
}

async function plainSale(shop: Shop, paid: TenderKindName): Promise<string> {
  return book(shop, ring(shop, someGoods(shop), { paid }));
}

/** Two pieces by their numbers. */
async function serialNumbered(shop: Shop): Promise<string> {
  const serials = [shop.nextSerial(), shop.nextSerial()];
  return book(shop, ring(shop, [{ product: shop.phone, quantity: '2', serials }], { paid: 'ALIPAY' }));
}

/** Two kits, of three goods each. */
async function kitSale(shop: Shop): Promise<string> {
  return book(shop, ring(shop, [{ product: shop.kit, quantity: '2' }], { paid: 'WECHAT' }));
}

/** Brought home, and with something nobody entered yet. */
async function feeAndTemporary(shop: Shop): Promise<string> {
  const vase = { id: TEMPORARY_ITEM_ID, listPriceFen: 8_800n, taxRateBp: 1_300 };
  const goods = [{ product: shop.delivery }, { product: vase, temporaryName: '花瓶' }];
  return book(shop, ring(shop, goods));
}

async function lineDiscount(shop: Shop): Promise<string> {
  const [first, ...others] = someGoods(shop);
  if (!first) throw new Error('something is sold');
  const discount = { kind: 'amount', fen: shop.random.between(1, 99) } as const;
  return book(shop, ring(shop, [{ ...first, discount }, ...others]));
}

async function basketDiscount(shop: Shop): Promise<string> {
  const basketDiscount = { kind: 'amount', fen: shop.random.between(100, 199) } as const;
  return book(shop, ring(shop, someGoods(shop), { basketDiscount, paid: 'ALIPAY' }));
}

/** The manager's PIN for one line at one price. */
async function approvedSale(shop: Shop): Promise<string> {
  const product = shop.random.pick(shop.products);
  const listFen = fenOf(product.listPriceFen);
  const id = newId();
  const discount = { kind: 'amount', fen: Math.round(listFen * 0.3) } as const;
  const sale = ring(shop, [{ product, id, discount }], { paid: 'CARD' });
  const { approvalId } = await grantApproval(await shop.atTill(), {
    ...shop.base(),
    kind: 'BELOW_FLOOR',
    granterId: shop.manager.id,
    reason: '老顾客',
    subjectId: sale.id,
    lineId: id,
    productId: product.id,
    quantity: '1',
    netFen: sale.netFen,
    oldFen: listFen,
    pin: shop.pin,
  });
  return book(shop, { ...sale, lines: sale.lines.map((line) => ({ ...line, approvalId })) });
}

async function splitTender(shop: Shop): Promise<string> {
  const goods = someGoods(shop);
  const netFen = worthOf(goods);
  const cardFen = Math.floor(netFen / 2 / 100) * 100;
  const tenders: SaleOptions['tenders'] = [
    { kind: 'CARD', amountFen: cardFen },
    { kind: 'CASH', amountFen: netFen - cardFen },
  ];
  return book(shop, ring(shop, goods, { tenders }));
}

async function onAccount(shop: Shop): Promise<string> {
  const sale = ring(shop, someGoods(shop), { paid: 'ON_ACCOUNT' });
  return book(shop, { ...sale, customerId: shop.debtor.id });
}

/** Put away under a name while the next customer is served, and taken up again as it was. */
async function heldSale(shop: Shop): Promise<string> {
  const held = someGoods(shop);
  const goods = held.map(({ product, quantity = '1' }) => ({ productId: product.id, quantity }));
  const label = `顾客${shop.random.between(1, 99)}`;
  const { heldSaleId } = await holdSale.execute(await shop.atTill(), {
    ...shop.base(),
    label,
    totalFen: worthOf(held),
    basket: { goods },
  });
  const { basket } = await resumeHeldSale.execute(await shop.atTill(), { ...shop.base(), heldSaleId });
  const back = (basket as { goods: typeof goods }).goods.map(({ productId, quantity }) => {
    const product = shop.products.find(({ id }) => id === productId);
    if (!product) throw new Error('the basket comes back as it was put away');
    return { product, quantity };
  });
  return book(shop, ring(shop, back, { paid: 'WECHAT' }));
}

async function pickedUpLater(shop: Shop): Promise<string> {
  const goods = someGoods(shop).map((line) => ({ ...line, handover: 'LATER' as const }));
  return book(shop, ring(shop, goods));
}

async function sharedByTwo(shop: Shop): Promise<string> {
  const sale = ring(shop, someGoods(shop), { paid: 'CARD' });
  const sharedBy = [
    { personId: shop.clerk.id, shareBp: 6_000 },
    { personId: shop.colleague.id, shareBp: 4_000 },
  ];
  return book(shop, { ...sale, lines: sale.lines.map((line) => ({ ...line, sharedBy })) });
}

/** Paid in by transfer and spent at once, which earns points. */
async function storedValue(shop: Shop): Promise<string> {
  const sale = ring(shop, someGoods(shop), { paid: 'STORED_VALUE' });
  const amountFen = sale.totalFen;
  await topUp.execute(await shop.atTill(), {
    ...shop.base(),
    customerId: shop.member.id,
    sessionId: shop.sessionId,
    tenders: [{ kind: 'TRANSFER', amountFen }],
    bonusFen: bonusOf(await topUpRules(db()), amountFen),
  });
  take(shop.paper, 'TRANSFER', amountFen);
  return book(shop, { ...sale, customerId: shop.member.id });
}

/** Ten points of those a sale on stored value earned; twenty yuan is the least anything costs. */
async function spendPoints(shop: Shop): Promise<string> {
  earlier(shop, ({ customerId }) => customerId === shop.member.id);
  const goods = someGoods(shop);
  const netFen = worthOf(goods);
  const spent = 10;
  const sale = ring(shop, goods, {
    tenders: [
      { kind: 'POINTS', amountFen: spent, points: { ruleId: shop.member.ruleId, spent } },
      { kind: 'CARD', amountFen: netFen - spent },
    ],
  });
  return book(shop, { ...sale, customerId: shop.member.id });
}
