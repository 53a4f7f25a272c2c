import { mulQuantity, partOf, sumFen } from '@/lib/money';
import { presetOf } from '@/lib/preset-reason';
import type { Milli } from '@/lib/quantity';

/** What is limited at a counter; the same list as the database's enum. */
export const LIMITED_ACTS = [
  'LINE_DISCOUNT',
  'BASKET_DISCOUNT',
  'PRICE_CHANGE',
  'CREDIT_OVER_LIMIT',
  'VOID_LAST',
  'RETURN_WITHOUT_RECEIPT',
  'REFUND_OTHER_TENDER',
] as const;
export type LimitedAct = (typeof LIMITED_ACTS)[number];

/** Those that something asks about by now: no others are offered to be set. */
export const ACTS_TO_SET = [
  'LINE_DISCOUNT',
  'BASKET_DISCOUNT',
  'PRICE_CHANGE',
  'CREDIT_OVER_LIMIT',
  'VOID_LAST',
  'REFUND_OTHER_TENDER',
] as const satisfies readonly LimitedAct[];

/** From the freest to the strictest. */
export const LIMIT_STATES = ['ALLOWED', 'NEEDS_APPROVAL', 'DENIED'] as const;
export type LimitState = (typeof LIMIT_STATES)[number];

/** Roles that sell, and so have limits. */
export const LIMITED_ROLES = ['CLERK', 'STORE_MANAGER'] as const;
export type LimitedRole = (typeof LIMITED_ROLES)[number];

/** Acts that have a size: a part of the price. */
export const SIZED_ACTS = ['LINE_DISCOUNT', 'BASKET_DISCOUNT'] as const satisfies readonly LimitedAct[];
export const isSized = (act: LimitedAct) => SIZED_ACTS.some((one) => one === act);

/** All of a price, basis points. */
export const WHOLE_BP = 10_000;

/** What somebody set for a role and an act. */
export interface LimitSaid {
  state: LimitState;
  /** Up to this part of the price; beyond it the next stricter state holds. Null: all of it. */
  limitBp: number | null;
}

/** The same as two ends: up to `freeBp` alone, up to `mostBp` with somebody's word, nothing beyond. */
export interface ActLimit {
  freeBp: number;
  mostBp: number;
}

export type ActLimits = Record<LimitedAct, ActLimit>;

/** What holds where nobody set anything. */
const UNSAID: Record<LimitedAct, LimitState> = {
  LINE_DISCOUNT: 'ALLOWED',
  BASKET_DISCOUNT: 'ALLOWED',
  PRICE_CHANGE: 'ALLOWED',
  CREDIT_OVER_LIMIT: 'NEEDS_APPROVAL',
  VOID_LAST: 'DENIED',
  RETURN_WITHOUT_RECEIPT: 'DENIED',
  REFUND_OTHER_TENDER: 'DENIED',
};

export function unsaidLimit(act: LimitedAct): LimitSaid {
  return { state: UNSAID[act], limitBp: null };
}

export function endsOf({ state, limitBp }: LimitSaid): ActLimit {
  if (state === 'DENIED') return { freeBp: 0, mostBp: 0 };
  const upTo = limitBp ?? WHOLE_BP;
  return state === 'ALLOWED' ? { freeBp: upTo, mostBp: WHOLE_BP } : { freeBp: 0, mostBp: upTo };
}

/** The stricter of what the chain and what the store says. */
export function stricter(one: ActLimit, other: ActLimit): ActLimit {
  return { freeBp: Math.min(one.freeBp, other.freeBp), mostBp: Math.min(one.mostBp, other.mostBp) };
}

/** Whoever has two roles may do what the freer of them may. */
export function freer(one: ActLimit, other: ActLimit): ActLimit {
  return { freeBp: Math.max(one.freeBp, other.freeBp), mostBp: Math.max(one.mostBp, other.mostBp) };
}

/** Is what was set freer than the chain lets a store be? Then it would change nothing. */
export function isFreerThan(said: LimitSaid, chain: LimitSaid): boolean {
  const [one, other] = [endsOf(said), endsOf(chain)];
  return one.freeBp > other.freeBp || one.mostBp > other.mostBp;
}

/** May an act without a size be done? */
export function stateOf(limit: ActLimit): LimitState {
  if (limit.freeBp >= WHOLE_BP) return 'ALLOWED';
  return limit.mostBp >= WHOLE_BP ? 'NEEDS_APPROVAL' : 'DENIED';
}

/** May so much of a price be given? A part is rounded as discounts are: 10 % of 9.99 is within 10 %. */
export function stateOfPart(limit: ActLimit, fen: { partFen: number; wholeFen: number }): LimitState {
  if (fen.partFen <= 0 || fen.partFen <= partOf(fen.wholeFen, limit.freeBp)) return 'ALLOWED';
  return fen.partFen <= partOf(fen.wholeFen, limit.mostBp) ? 'NEEDS_APPROVAL' : 'DENIED';
}

/** A line as far as limits look at it. */
export interface LineToJudge {
  quantityMilli: Milli;
  unitPriceFen: number;
  listPriceFen: number;
  overrideReason: string;
  lineDiscountFen: number;
  /** What of that promotions gave: nobody's discount. Left out: nothing. */
  promotedFen?: number;
  /** Its share of the basket's discount. */
  basketDiscountFen: number;
  /** At a price somebody named: the basket's discount leaves it alone. */
  isFixed: boolean;
}

/** What the limits say of a line's price, and of which acts they say it. */
export interface LineVerdict {
  state: LimitState;
  acts: LimitedAct[];
}

/**
 * What somebody's limits say of the lines they sell: the tablet asks before it is paid, the server when it is booked. A member's price and a scale's
 * label are nobody's change of price.
 */
export function judgeLines(lines: readonly LineToJudge[], limits: ActLimits): LineVerdict[] {
  const grosses = lines.map((line) => mulQuantity(line.unitPriceFen, line.quantityMilli));
  const open = lines.map((line, at) => (line.isFixed ? 0 : (grosses[at] ?? 0) - line.lineDiscountFen));
  const basket = stateOfPart(limits.BASKET_DISCOUNT, {
    partFen: sumFen(lines.map(({ basketDiscountFen }) => basketDiscountFen)),
    wholeFen: sumFen(open),
  });
  return lines.map((line, at) =>
    worst([
      [
        'LINE_DISCOUNT',
        isLabel(line)
          ? 'ALLOWED'
          : stateOfPart(limits.LINE_DISCOUNT, {
              partFen: line.lineDiscountFen - (line.promotedFen ?? 0),
              wholeFen: grosses[at] ?? 0,
            }),
      ],
      ['BASKET_DISCOUNT', line.basketDiscountFen > 0 ? basket : 'ALLOWED'],
      ['PRICE_CHANGE', isChanged(line) ? stateOf(limits.PRICE_CHANGE) : 'ALLOWED'],
    ]),
  );
}

/** As a scale's label says it, which is never under the price on the tag. */
function isLabel(line: LineToJudge): boolean {
  return presetOf(line.overrideReason) === 'label' && line.unitPriceFen >= line.listPriceFen;
}

function isChanged(line: LineToJudge): boolean {
  return (
    line.unitPriceFen !== line.listPriceFen && presetOf(line.overrideReason) !== 'member' && !isLabel(line)
  );
}

function worst(said: readonly (readonly [LimitedAct, LimitState])[]): LineVerdict {
  const rank = Math.max(...said.map(([, state]) => LIMIT_STATES.indexOf(state)));
  const state = LIMIT_STATES[rank] ?? 'DENIED';
  return { state, acts: state === 'ALLOWED' ? [] : said.flatMap(([act, one]) => (one === state ? act : [])) };
}
