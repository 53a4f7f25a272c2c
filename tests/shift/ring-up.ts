import { completeSale } from '@/server/sales/complete-sale';
import type { SaleInput } from '@/server/sales/schema';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { type LineSketch, makeSale } from '@/tests/factories/sales';
import type { Shop } from './shop-of-shift';

export type SaleOptions = NonNullable<Parameters<typeof makeSale>[2]>;

/** One or two things of the shop. */
export function someGoods({ random, products }: Shop): LineSketch[] {
  const first = random.pick(products);
  const second = random.pick(products);
  const one = { product: first, quantity: String(random.between(1, 3)) };
  return first === second || random.chance(0.5) ? [one] : [one, { product: second }];
}

/** What goods come to before anybody pays. */
export function worthOf(goods: LineSketch[]): number {
  return makeSale({ prefix: '', seq: 1, sessionId: '' }, goods).netFen;
}

/** A sale of these goods under the till's next number, all of it paid in one way unless told. */
export function ring(
  shop: Shop,
  goods: LineSketch[],
  { paid = 'CASH', ...options }: SaleOptions & { paid?: TenderKindName } = {},
): SaleInput {
  const at = shop.next();
  const unpaid = makeSale(at, goods, options);
  // Of cash the odd fen are let go.
  const roundingFen = paid === 'CASH' && !options.tenders ? unpaid.netFen % 10 : 0;
  const tenders = options.tenders ?? [{ kind: paid, amountFen: unpaid.netFen - roundingFen }];
  return makeSale({ ...at, id: unpaid.id }, goods, { ...options, roundingFen, tenders });
}

/** Books a sale and notes it on paper. */
export async function book(shop: Shop, sale: SaleInput): Promise<string> {
  const { flags } = await completeSale(await shop.atTill(), { storeId: shop.store.id, ...sale });
  if (flags.length > 0) throw new Error(`${sale.number} was flagged: ${flags.join(', ')}`);
  noteSale(shop, sale);
  return `${sale.number}  ${said(sale)}`;
}

export function noteSale({ paper, sold }: Shop, sale: SaleInput): void {
  for (const { kind, amountFen } of sale.tenders) take(paper, kind, amountFen);
  paper.cashFen -= sale.changeFen;
  paper.netFen += sale.netFen;
  paper.tickets += 1;
  const [only, ...others] = sale.tenders;
  if (only && others.length === 0 && sale.roundingFen === 0 && sale.changeFen === 0)
    sold.push({ sale, kind: only.kind, customerId: sale.customerId ?? null });
}

export function take(paper: Shop['paper'], kind: TenderKindName, fen: number): void {
  if (kind === 'CASH') paper.cashFen += fen;
  else paper.tenders.set(kind, (paper.tenders.get(kind) ?? 0) + fen);
}

export function said({ totalFen, tenders, changeFen }: SaleInput): string {
  const paid = tenders.map(({ kind, amountFen }) => `${kind} ${yuan(amountFen)}`).join(' + ');
  return `${yuan(totalFen)} = ${paid}${changeFen > 0 ? ` - change ${yuan(changeFen)}` : ''}`;
}

export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
