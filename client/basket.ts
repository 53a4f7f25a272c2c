// Long because: what a basket can go through is read in one place; what each step does stands in files of its own.
import { sumFen } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import { type Discount, type PricedBasket, priceBasket } from '@/server/sales/rules';
import type { CompleteExchange } from '@/server/sales/schema';
import { isOnCredit } from './basket-credit';
import type { BasketExchange } from './basket-exchange';
import { add, edit, type GoodsToAdd, remove, sold, swapped } from './basket-lines';
import { charged, isPaidFor, paid, untendered } from './basket-payment';
import type {
  AskedPhone,
  Basket,
  BasketCustomer,
  BasketLine,
  BasketProduct,
  CreditApproval,
  LineApproval,
  PaidTender,
  Seller,
} from './basket-shape';
import { broughtBack, takenUp } from './joined-baskets';
import { atMemberPrices } from './member-prices';
import { repriced } from './promotions-at-hand';

export type {
  Basket,
  BasketCustomer,
  BasketLine,
  BasketProduct,
  CreditApproval,
  LineApproval,
  PaidTender,
  Seller,
} from './basket-shape';

/** What a line keeps of a product. */
export function basketProduct(product: BasketProduct): BasketProduct {
  const { id, code, name, spec = '', unit, decimals, listPriceFen, taxRateBp, picture = null } = product;
  const { memberPriceFen = null, categoryId = null, kind = 'GOODS', needsSerial = false } = product;
  const goods = {
    ...{ id, code, name, spec, unit, decimals, listPriceFen, memberPriceFen, taxRateBp, picture },
    ...(categoryId === null ? {} : { categoryId }),
  };
  return { ...goods, ...(kind === 'GOODS' ? {} : { kind }), ...(needsSerial ? { needsSerial } : {}) };
}

export interface BasketState {
  basket: Basket;
  past: Basket[];
}

export type BasketAction =
  | ({ type: 'add' } & GoodsToAdd)
  | { type: 'step'; lineId: string; byMilli: Milli }
  | { type: 'quantity'; lineId: string; quantityMilli: Milli }
  | { type: 'discount'; lineId: string; discount: Discount | null }
  | { type: 'price'; lineId: string; unitPriceFen: number; reason: string }
  | { type: 'handover'; lineId: string; handover: 'NOW' | 'LATER' }
  | { type: 'lineNote'; lineId: string; note: string }
  | { type: 'serials'; lineId: string; serials: string[] }
  /** Another variant of the line's model, as so many. */
  | { type: 'swap'; lineId: string; product: BasketProduct; newLineId: string }
  | { type: 'remove'; lineId: string }
  | { type: 'select'; lineId: string | null }
  | { type: 'basketDiscount'; discount: Discount | null }
  | { type: 'note'; note: string }
  | { type: 'customer'; customer: BasketCustomer | null }
  /** What that customer pays as a member, as it is known now. */
  | { type: 'level'; customerId: string; level: BasketCustomer['level'] }
  /** Of a line, or of the whole basket: then no line says otherwise any more. */
  | { type: 'sellers'; lineId: string | null; sellers: Seller[] }
  | { type: 'approved'; lineId: string; approval: LineApproval }
  | { type: 'creditApproved'; approval: CreditApproval }
  /** A phone was asked about its prices; null: that is over. */
  | { type: 'asked'; asked: AskedPhone | null }
  | { type: 'numbered'; seq: number; prefix: string }
  | { type: 'tender'; tender: PaidTender }
  /** Money is asked of a customer's phone; null: none was taken. */
  | { type: 'charging'; charging: Basket['charging'] }
  /** It was taken: what was asked for is a payment. */
  | { type: 'charged'; id: string; reference: string }
  | { type: 'untender'; tenderId: string }
  | { type: 'rounding'; rounding: boolean }
  /** Goods that come back for it, or none. */
  | { type: 'exchange'; exchange: BasketExchange | null }
  /** The exchange went out; null: it is known what became of it. */
  | { type: 'exchangeSent'; sent: CompleteExchange | null }
  /** It was put aside as it is, and the next basket begins. */
  | { type: 'exchangeAside'; basketId: string }
  /** Promotions changed, or time went on: those of now. */
  | { type: 'promotions' }
  /** Its payment begins: what promotions give is decided, and stays. Null: it does not, after all. */
  | { type: 'paying'; atMs: number | null }
  | { type: 'undo' }
  | { type: 'start'; basketId: string }
  | { type: 'load'; basket: Basket }
  /** An emptied basket comes back, as long as nothing has begun since in the one that took its place. */
  | { type: 'bringBack'; basket: Basket; insteadOf: string }
  /** As it was kept, beside what was scanned before it was found; nothing when it is that basket already. */
  | { type: 'restore'; basket: Basket }
  /** Out of the held ones: beside what was scanned while it came. */
  | { type: 'resume'; basket: Basket }
  /** It was put on hold as it stood then; what was scanned since stays, under an id of its own. */
  | { type: 'putAway'; basket: Basket; basketId: string };

const PAST = 30;

export function emptyBasket(id: string): Basket {
  return {
    id,
    lines: [],
    discount: null,
    note: '',
    selectedId: null,
    seq: null,
    payment: { tenders: [], rounding: false },
  };
}

/** The basket after an action. Pure: ids come with the action. */
export function basketReducer(state: BasketState, action: BasketAction): BasketState {
  if (action.type === 'exchangeAside') return { basket: emptyBasket(action.basketId), past: [] };
  if (state.basket.exchange?.sent && action.type !== 'exchangeSent') return state;
  if (state.basket.charging && action.type !== 'charging' && action.type !== 'charged') return state;
  switch (action.type) {
    case 'start':
      return { basket: emptyBasket(action.basketId), past: [] };
    case 'load':
      return { basket: action.basket, past: [] };
    case 'bringBack':
      if (state.basket.id !== action.insteadOf || hasBegun(state.basket)) return state;
      return { basket: action.basket, past: [] };
    case 'restore':
      if (state.basket.id === action.basket.id) return state;
      return {
        basket: restored(broughtBack(action.basket, state.basket, emptyBasket(action.basket.id))),
        past: [],
      };
    case 'resume':
      return {
        basket: repriced({ ...takenUp(action.basket, state.basket), promotedAtMs: null }),
        past: [],
      };
    case 'putAway':
      return putAway(state, action);
    case 'undo':
      return undo(state);
    case 'select':
      return { ...state, basket: { ...state.basket, selectedId: action.lineId } };
    case 'approved':
    case 'creditApproved':
    case 'asked':
    case 'level':
    case 'numbered':
    case 'tender':
    case 'charging':
    case 'charged':
    case 'untender':
    case 'rounding':
    case 'exchange':
    case 'exchangeSent':
    case 'promotions':
    case 'paying':
      return { ...state, basket: change(state.basket, action) };
    default:
      return { basket: change(state.basket, action), past: [...state.past.slice(1 - PAST), state.basket] };
  }
}

/** A number once taken stays taken, and so does money, whatever is undone; and whoever is trusted with it stays. */
function undo(state: BasketState): BasketState {
  const before = state.past.at(-1);
  if (!before) return state;
  const { seq, seqPrefix, payment, customer = null, creditApproval = null, exchange = null } = state.basket;
  const { promotedAtMs = null } = state.basket;
  const whose = isOnCredit(state.basket) ? { customer, creditApproval } : {};
  const basket = repriced({ ...before, ...whose, seq, seqPrefix, payment, exchange, promotedAtMs });
  return { basket, past: state.past.slice(0, -1) };
}

export function hasBegun(basket: Basket): boolean {
  return basket.lines.length > 0 || isPaidFor(basket) || Boolean(basket.exchange);
}

function putAway(
  state: BasketState,
  { basket, basketId }: Extract<BasketAction, { type: 'putAway' }>,
): BasketState {
  if (state.basket.id !== basket.id) return state;
  const away = new Set(basket.lines.map(({ id }) => id));
  const lines = state.basket.lines.filter(({ id }) => !away.has(id));
  return { basket: { ...emptyBasket(basketId), lines }, past: [] };
}

type Change = Exclude<
  BasketAction,
  {
    type:
      | 'start'
      | 'load'
      | 'bringBack'
      | 'restore'
      | 'resume'
      | 'putAway'
      | 'undo'
      | 'select'
      | 'exchangeAside';
  }
>;

/** What changes prices: anything else leaves them as they are, also while time goes on. */
const REPRICING: readonly Change['type'][] = [
  ...(['add', 'step', 'quantity', 'discount', 'price', 'remove'] as const),
  ...(['customer', 'level', 'promotions', 'paying'] as const),
];

function change(basket: Basket, action: Change): Basket {
  // What was decided when payment began does not jump before the customer.
  if (action.type === 'promotions' && basket.promotedAtMs) return basket;
  const after = changed(basket, action);
  return REPRICING.includes(action.type) ? repriced(after) : atMemberPrices(after);
}

/** As it was kept: one that was being paid stays at what was decided. */
function restored(basket: Basket): Basket {
  return basket.promotedAtMs ? atMemberPrices(basket) : repriced(basket);
}

function changed(basket: Basket, action: Change): Basket {
  switch (action.type) {
    case 'add':
      return add(basket, action);
    case 'step': {
      const line = basket.lines.find(({ id }) => id === action.lineId);
      const quantityMilli = (line?.quantityMilli ?? 0) + action.byMilli;
      return quantityMilli > 0
        ? edit(basket, action.lineId, (old) => ({ ...old, quantityMilli }))
        : remove(basket, action.lineId);
    }
    case 'quantity':
      return action.quantityMilli > 0
        ? edit(basket, action.lineId, (line) => ({ ...line, quantityMilli: action.quantityMilli }))
        : remove(basket, action.lineId);
    case 'discount':
      return edit(basket, action.lineId, (line) => ({ ...line, discount: action.discount }));
    case 'price':
      return edit(basket, action.lineId, ({ before: _, ...line }) => ({
        ...line,
        unitPriceFen: action.unitPriceFen,
        overrideReason: action.unitPriceFen === line.product.listPriceFen ? '' : action.reason,
      }));
    case 'handover':
      return edit(basket, action.lineId, (line) => ({ ...line, handover: action.handover }));
    case 'serials':
      return edit(basket, action.lineId, (line) => ({ ...line, serials: action.serials }));
    case 'lineNote':
      return edit(basket, action.lineId, (line) => ({ ...line, note: action.note }));
    case 'approved':
      return edit(basket, action.lineId, (line) => ({ ...line, approval: action.approval }), false);
    case 'swap':
      return swapped(basket, action);
    case 'remove':
      return remove(basket, action.lineId);
    case 'basketDiscount':
      return { ...basket, discount: action.discount };
    case 'note':
      return { ...basket, note: action.note };
    case 'customer':
      return forCustomer(basket, action.customer);
    case 'level':
      return basket.customer?.id === action.customerId
        ? { ...basket, customer: { ...basket.customer, level: action.level ?? null } }
        : basket;
    case 'creditApproved':
      return { ...basket, creditApproval: action.approval };
    case 'asked':
      return { ...basket, asked: action.asked };
    case 'sellers':
      return sold(basket, action);
    case 'promotions':
      return basket;
    case 'paying':
      // Money that was taken was taken for what was decided.
      if (action.atMs === null) return isPaidFor(basket) ? basket : { ...basket, promotedAtMs: null };
      return { ...basket, promotedAtMs: basket.promotedAtMs ?? action.atMs };
    case 'numbered':
      return { ...basket, seq: action.seq, seqPrefix: action.prefix };
    case 'tender':
      return paid(basket, { tenders: [...basket.payment.tenders, action.tender] });
    case 'charging':
      return { ...basket, charging: action.charging ?? null };
    case 'charged':
      return charged(basket, action);
    case 'untender':
      return untendered(basket, action.tenderId);
    case 'rounding':
      return paid(basket, { rounding: action.rounding });
    case 'exchange':
      return { ...basket, exchange: action.exchange };
    case 'exchangeSent':
      return basket.exchange ? { ...basket, exchange: { ...basket.exchange, sent: action.sent } } : basket;
  }
}

/** What was taken on somebody's name stays theirs: whoever it is, is changed after it was taken off. */
function forCustomer(basket: Basket, customer: BasketCustomer | null): Basket {
  if (basket.customer?.id === customer?.id) return { ...basket, customer };
  return isOnCredit(basket) ? basket : { ...basket, customer, creditApproval: null };
}

/** What promotions take off a line; null: nothing. */
function promotionsOff({ promotions }: BasketLine): Discount | null {
  return promotions ? { kind: 'amount', fen: sumFen(promotions.map(({ fen }) => fen)) } : null;
}

/** By the same function the server checks it with. */
export function priceOf(basket: Basket): PricedBasket {
  return priceBasket(
    basket.lines.map((line) => ({
      quantityMilli: line.quantityMilli,
      unitPriceFen: line.unitPriceFen,
      listPriceFen: line.product.listPriceFen,
      taxRateBp: line.product.taxRateBp,
      discount: line.discount ?? promotionsOff(line),
    })),
    basket.discount,
  );
}
