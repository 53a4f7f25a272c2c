import { sumFen } from '@/lib/money';
import { type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { refundDue, refundOfPart } from '@/server/sales/rules';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';

export interface ReturnableLine {
  id: string;
  quantity: string;
  returned: string;
  netFen: number;
  refundedFen: number;
  taxFen: number;
  /** Comes back in any part: it is measured, or was sold by the measure. */
  inParts: boolean;
  /** Its pieces by their numbers; missing or none: they have none. */
  serials?: readonly { serial: string; returned: boolean }[];
}

export interface RefundableTender {
  id: string;
  kind: string;
  takenFen: number;
  refundedFen: number;
  /** The number its kind asks for; '' or missing: none. */
  reference?: string;
}

export function leftMilli(line: ReturnableLine): Milli {
  return (milliFromText(line.quantity) ?? 0) - (milliFromText(line.returned) ?? 0);
}

/** Numbers of the pieces that may still come back. */
export function serialsLeft({ serials = [] }: Pick<ReturnableLine, 'serials'>): string[] {
  return serials.flatMap(({ serial, returned }) => (returned ? [] : serial));
}

/** Must somebody say which pieces they are? Not where all that is left comes back, or nobody took their numbers down. */
function wantsSerials(line: ReturnableLine, returningMilli: Milli): boolean {
  const left = leftMilli(line);
  return returningMilli > 0 && returningMilli < left && serialsLeft(line).length * 1000 === left;
}

/** Is it said which pieces come back, where that must be said? */
export function saysWhich(line: ReturnableLine, quantity: string, serials: readonly string[]): boolean {
  const milli = milliFromText(quantity) ?? 0;
  return serials.length === 0 ? !wantsSerials(line, milli) : serials.length * 1000 === milli;
}

export type ReturnFault = 'quantity' | 'pieces';

/** What is typed beside a line: how much comes back, or what is wrong with it. Nothing typed is nothing. */
export function readReturning(
  line: ReturnableLine,
  text: string,
): { milli: Milli; fault: ReturnFault | null } {
  if (text.trim() === '') return { milli: 0, fault: null };
  const milli = milliFromText(text.trim());
  const left = leftMilli(line);
  if (milli === null || milli < 0 || milli > left) return { milli: 0, fault: 'quantity' };
  if (milli !== left && !line.inParts && milli % 1000 !== 0) return { milli: 0, fault: 'pieces' };
  return { milli, fault: null };
}

/** One piece more or less, never below nothing or above what is left. */
export function stepped(line: ReturnableLine, text: string, pieces: 1 | -1): string {
  const milli = Math.min(leftMilli(line), readReturning(line, text).milli + pieces * 1000);
  return milli <= 0 ? '' : milliToText(milli);
}

/** Money that goes back for some of a line, fen. */
export function refundOf(line: ReturnableLine, returningMilli: Milli): number {
  return refundOfPart(
    {
      soldMilli: milliFromText(line.quantity) ?? 0,
      returnedMilli: milliFromText(line.returned) ?? 0,
      netFen: line.netFen,
      refundedFen: line.refundedFen,
      taxFen: line.taxFen,
    },
    returningMilli,
  ).netFen;
}

export interface RefundPlan<Line extends ReturnableLine = ReturnableLine> {
  lines: { line: Line; quantity: string; refundFen: number }[];
  refunds: { tender: RefundableTender; amountFen: number }[];
  netFen: number;
  /** Rounding of the sale that is not paid back. */
  roundingFen: number;
  /** What the customer gets, fen. */
  refundFen: number;
}

/**
 * What goes back for the chosen quantities: off what the customer owes first, then to the tenders that paid, in their order, each at most
 * what it still holds. What the sale had left off by rounding is not paid back.
 */
export function planRefund<Line extends ReturnableLine>(
  lines: readonly Line[],
  tenders: readonly RefundableTender[],
  chosenMilli: ReadonlyMap<string, Milli>,
): RefundPlan<Line> {
  const chosen = lines.flatMap((line) => {
    const milli = chosenMilli.get(line.id) ?? 0;
    return milli > 0 ? [{ line, quantity: milliToText(milli), refundFen: refundOf(line, milli) }] : [];
  });
  const netFen = sumFen(chosen.map(({ refundFen }) => refundFen));
  const { refundFen, roundingFen } = refundDue(netFen, tenders);
  let leftFen = refundFen;
  const refunds = tenders.toSorted(byDebtFirst).flatMap((tender) => {
    const amountFen = Math.min(leftFen, tender.takenFen - tender.refundedFen);
    leftFen -= amountFen;
    return amountFen > 0 ? [{ tender, amountFen }] : [];
  });
  return { lines: chosen, refunds, netFen, roundingFen, refundFen };
}

/** What of a refund goes another way than it was paid where all its money goes this way, fen. */
export function elsewhereFen({ refunds }: Pick<RefundPlan, 'refunds'>, kind: string): number {
  return sumFen(refunds.filter((refund) => goesElsewhere(refund, kind)).map(({ amountFen }) => amountFen));
}

/** Ways of the store by which money could be paid back other than it was paid. */
export function waysElsewhere(
  plan: Pick<RefundPlan, 'refunds'>,
  taken: readonly TenderKindName[],
): TenderKindName[] {
  return taken.filter((kind) => ruleOf(kind).isMoney && elsewhereFen(plan, kind) > 0);
}

export function goesElsewhere({ tender }: { tender: RefundableTender }, kind: string | null): boolean {
  return kind !== null && ruleOf(tender.kind).isMoney && tender.kind !== kind;
}

/** Nobody is handed money for goods they still owe. */
function byDebtFirst(one: RefundableTender, other: RefundableTender): number {
  return Number(other.kind === 'ON_ACCOUNT') - Number(one.kind === 'ON_ACCOUNT');
}

/** What of a refund could become store credit instead: what would be paid out as money, fen. */
export function asCreditFen({ refunds }: Pick<RefundPlan, 'refunds'>): number {
  return sumFen(
    refunds.filter(({ tender }) => ruleOf(tender.kind).isMoney).map(({ amountFen }) => amountFen),
  );
}
