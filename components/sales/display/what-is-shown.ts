import type { AskedCode } from '@/client/asked-code';
import { type Basket, type BasketLine, priceOf } from '@/client/basket';
import { appliedTenders, paidBack } from '@/client/basket-exchange';
import type { DisplayLine, DisplayPayment, Shown } from '@/client/customer-display';
import { sumFen } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import type { PricedLine } from '@/server/sales/rules';
import type { CounterView } from '../counter-context';
import { payState } from '../pay-rules';

const ONE = 1000;
/** Where the basket is at hand; elsewhere the counter is busy with somebody else's matter, or its own. */
const WITH_BASKET: readonly CounterView['name'][] = ['sell', 'pay', 'held'];

export interface AtCounter {
  locked: boolean;
  view: CounterView;
  basket: Basket;
  /** Up to what the store leaves off in cash, fen. */
  roundingLimitFen: number;
  asked: AskedCode | null;
  /** Of the receipt of the sale that is done. */
  link: string | null;
}

/** What of the counter its customer sees: nothing that is not about what they buy. */
export function whatIsShown({ locked, view, basket, roundingLimitFen, asked, link }: AtCounter): Shown {
  if (locked) return { kind: 'brand' };
  if (view.name === 'done') {
    const { number, totalFen, exchange } = view.receipt;
    const backFen = sumFen((exchange?.back ?? []).map(({ amountFen }) => amountFen));
    const appliedFen = exchange ? exchange.refundFen - backFen : 0;
    return {
      kind: 'thanks',
      number,
      totalFen: totalFen - appliedFen,
      changeFen: view.changeFen,
      backFen,
      link,
    };
  }
  if (!WITH_BASKET.includes(view.name) || basket.lines.length === 0) return { kind: 'welcome' };
  return basketShown(basket, { isPaying: view.name === 'pay', roundingLimitFen, asked });
}

function basketShown(
  basket: Basket,
  {
    isPaying,
    roundingLimitFen,
    asked,
  }: Pick<AtCounter, 'roundingLimitFen' | 'asked'> & { isPaying: boolean },
): Shown {
  const priced = priceOf(basket);
  const { exchange, payment } = basket;
  const applied = appliedTenders(exchange, priced.netFen);
  const appliedFen = sumFen(applied.map(({ amountFen }) => amountFen));
  const paid = payState(priced.netFen, [...applied, ...payment.tenders], {
    rounding: payment.rounding,
    limitFen: exchange ? 0 : roundingLimitFen,
  });
  return {
    kind: 'basket',
    lines: basket.lines.map((line, index) => lineShown(line, priced.lines[index])),
    selectedId: basket.selectedId,
    totalFen: paid.totalFen - appliedFen,
    savedFen: Math.max(0, priced.discountFen),
    exchangeFen: exchange?.refundFen ?? 0,
    backFen: sumFen(paidBack(exchange, priced.netFen).map(({ amountFen }) => amountFen)),
    paying: isPaying
      ? {
          paidFen: paid.paidFen - appliedFen,
          leftFen: paid.leftFen,
          changeFen: paid.changeFen,
          phone: phoneAsked(basket, asked),
        }
      : null,
  };
}

function phoneAsked({ charging }: Basket, asked: AskedCode | null): DisplayPayment['phone'] {
  if (charging) return { kind: charging.kind, amountFen: charging.amountFen, isAsked: true };
  return asked ? { ...asked, isAsked: false } : null;
}

function lineShown(line: BasketLine, figures: PricedLine | undefined): DisplayLine {
  const { product, quantityMilli, unitPriceFen } = line;
  const netFen = figures?.netFen ?? 0;
  const listFen = Math.round((product.listPriceFen * quantityMilli) / ONE);
  const given = (line.promotions ?? []).map(({ name, fen }) => ({ name, fen }));
  const otherFen = listFen - netFen - sumFen(given.map(({ fen }) => fen));
  return {
    id: line.id,
    name: product.name,
    spec: product.spec ?? '',
    quantity: milliToText(quantityMilli),
    unit: product.unit,
    // What stands on the shelf: everything that comes off it is named.
    unitPriceFen: Math.max(unitPriceFen, product.listPriceFen),
    netFen,
    off: otherFen > 0 ? [...given, { name: null, fen: otherFen }] : given,
  };
}
