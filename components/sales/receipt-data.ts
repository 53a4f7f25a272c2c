import type { Basket } from '@/client/basket';
import { addDays, businessDayOf, type Day } from '@/lib/business-day';
import { sumFen } from '@/lib/money';
import { presetOf } from '@/lib/preset-reason';
import type { CreditStanding } from '@/server/customers/credit/credit-rules';
import { pointsOn } from '@/server/customers/points/point-rules';
import type { CounterSettings } from '@/server/sales/counter-settings';
import type { SaleInput } from '@/server/sales/schema';

/** What a receipt says, whether it was just made here or is an old ticket. Fen, positive for sales, negative for returns. */
export interface ReceiptData {
  id: string;
  kind: string;
  number: string;
  occurredAt: Date;
  cashier: string;
  tillCode: string;
  lines: {
    id: string;
    name: string;
    spec: string;
    code: string;
    unit: string;
    quantity: string;
    unitPriceFen: number;
    /** Of a member's price: what everybody else pays. */
    shelfPriceFen?: number | null;
    /** Before discounts, the discounts, and what is left: added up as printed they are the total. */
    grossFen: number;
    discountFen: number;
    /** What of the discounts promotions gave, each by its name; missing: nothing. */
    promotions?: readonly { name: string; fen: number }[];
    netFen: number;
    later: boolean;
    /** Numbers of its pieces; missing: they have none. */
    serials?: readonly string[];
  }[];
  discountFen: number;
  netFen: number;
  taxFen: number;
  roundingFen: number;
  totalFen: number;
  changeFen: number;
  tenders: { id: string; kind: string; amountFen: number }[];
  note: string;
  /** Who bought, as a receipt names them: never a whole number. */
  customer?: { name: string; maskedNumber: string | null } | null;
  /** What it did to their points, and what they had after it; null: nobody told the tablet. */
  points?: {
    earned: number;
    takenBack: number;
    spent: number;
    givenBack: number;
    left: number | null;
  } | null;
  /** What they had of stored value after it, fen; null: nobody told, or it did nothing to it. */
  storedLeftFen?: number | null;
  /** Of an exchange: what came back for it, under its own number, what of that pays here and what was paid out. */
  exchange?: {
    number: string;
    lines: { id: string; name: string; quantity: string; refundFen: number }[];
    refundFen: number;
    /** What of it paid for the new goods, and what was paid out, each by its tender. */
    applied: { kind: string; amountFen: number }[];
    back: { kind: string; amountFen: number }[];
  } | null;
  /** By when what went on account is to be paid; null: nothing did, or nobody told the tablet. */
  dueDay?: Day | null;
}

/** The receipt of a sale this tablet just finished. */
export function receiptOfSale(
  sale: SaleInput,
  basket: Basket,
  by: {
    settings: CounterSettings;
    cashier: string;
    customer?: ReceiptData['customer'];
    /** What they had before it, as the server says. */
    told?: CreditStanding | null;
    /** Days until what goes on account is due; null: nobody told. */
    dueDays?: number | null;
  },
): ReceiptData {
  return {
    id: sale.id,
    kind: 'SALE',
    number: sale.number,
    occurredAt: sale.occurredAt,
    cashier: by.cashier,
    tillCode: by.settings.till.code,
    lines: sale.lines.map((line, index) => ({
      id: line.id,
      name: basket.lines[index]?.product.name ?? '',
      spec: basket.lines[index]?.product.spec ?? '',
      code: basket.lines[index]?.product.code ?? '',
      unit: basket.lines[index]?.product.unit ?? '',
      quantity: line.quantity,
      unitPriceFen: line.unitPriceFen,
      shelfPriceFen: shelfPriceOf(line),
      grossFen: line.netFen + line.lineDiscountFen + line.basketDiscountFen,
      discountFen: line.lineDiscountFen + line.basketDiscountFen,
      ...(line.promotions ? { promotions: basket.lines[index]?.promotions ?? [] } : {}),
      netFen: line.netFen,
      later: line.handover === 'LATER',
      ...(line.serials ? { serials: line.serials } : {}),
    })),
    discountFen: sale.lines.reduce((sum, line) => sum + line.lineDiscountFen + line.basketDiscountFen, 0),
    netFen: sale.netFen,
    taxFen: sale.taxFen,
    roundingFen: sale.roundingFen,
    totalFen: sale.totalFen,
    changeFen: sale.changeFen,
    tenders: sale.tenders,
    note: sale.note ?? '',
    customer: by.customer ?? null,
    points: pointsOfSale(sale, basket, by),
    storedLeftFen: storedLeft(sale, by.told ?? null),
    dueDay: dueDayOf(sale, by),
  };
}

/** As the server will say; of what is paid with stored value it alone knows how much was put on top. */
function pointsOfSale(
  { totalFen, tenders }: SaleInput,
  { customer }: Basket,
  { settings: { levels }, told = null }: { settings: CounterSettings; told?: CreditStanding | null },
): ReceiptData['points'] {
  const paid = tenders.filter(({ kind }) => kind === 'POINTS');
  const spent = paid.reduce((sum, { points }) => sum + (points?.spent ?? 0), 0);
  const isKnown = tenders.every(({ kind }) => kind !== 'STORED_VALUE');
  const rateMilli = levels.find(({ id }) => id === customer?.level?.id)?.pointsMilli ?? 0;
  const earned = isKnown ? pointsOn(totalFen - sumFen(paid.map(({ amountFen }) => amountFen)), rateMilli) : 0;
  if (earned === 0 && spent === 0) return null;
  const left = told && isKnown ? told.points - spent + earned : null;
  return { earned, takenBack: 0, spent, givenBack: 0, left };
}

/** As the server books it: from the store's business day on. */
function dueDayOf(
  { occurredAt, tenders }: SaleInput,
  { settings: { store }, dueDays = null }: { settings: CounterSettings; dueDays?: number | null },
): Day | null {
  if (dueDays === null || tenders.every(({ kind }) => kind !== 'ON_ACCOUNT')) return null;
  return addDays(businessDayOf(occurredAt, store.timeZone, store.dayStartMinute), dueDays);
}

function storedLeft({ tenders }: SaleInput, told: CreditStanding | null): number | null {
  const paid = tenders.filter(({ kind }) => kind === 'STORED_VALUE');
  if (!told || paid.length === 0) return null;
  return told.storedValueFen + told.storedBonusFen - sumFen(paid.map(({ amountFen }) => amountFen));
}

function shelfPriceOf(line: { listPriceFen: number; overrideReason?: string | null | undefined }) {
  return presetOf(line.overrideReason ?? '') === 'member' ? line.listPriceFen : null;
}

/** An old ticket as the server tells it. */
export interface TicketToPrint extends Omit<ReceiptData, 'lines'> {
  lines: {
    id: string;
    productName: string;
    spec: string;
    productCode: string;
    unit: string;
    quantity: string;
    unitPriceFen: number;
    listPriceFen: number;
    overrideReason: string | null;
    lineDiscountFen: number;
    basketDiscountFen: number;
    netFen: number;
    handover: string;
    promotions?: readonly { name: string; fen: number }[];
    serials?: readonly { serial: string }[];
  }[];
}

export function receiptOfTicket(ticket: TicketToPrint): ReceiptData {
  const {
    id,
    kind,
    number,
    occurredAt,
    cashier,
    tillCode,
    netFen,
    taxFen,
    roundingFen,
    totalFen,
    changeFen,
  } = ticket;
  return {
    id,
    kind,
    number,
    occurredAt,
    cashier,
    tillCode,
    netFen,
    taxFen,
    roundingFen,
    totalFen,
    changeFen,
    tenders: ticket.tenders,
    note: ticket.note,
    customer: ticket.customer ?? null,
    points: ticket.points ?? null,
    storedLeftFen: ticket.storedLeftFen ?? null,
    dueDay: ticket.dueDay ?? null,
    exchange: ticket.exchange ?? null,
    discountFen: ticket.lines.reduce((sum, line) => sum + line.lineDiscountFen + line.basketDiscountFen, 0),
    lines: ticket.lines.map((line) => ({
      id: line.id,
      name: line.productName,
      spec: line.spec,
      code: line.productCode,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceFen: line.unitPriceFen,
      shelfPriceFen: shelfPriceOf(line),
      grossFen: line.netFen + line.lineDiscountFen + line.basketDiscountFen,
      discountFen: line.lineDiscountFen + line.basketDiscountFen,
      ...(line.promotions && line.promotions.length > 0 ? { promotions: line.promotions } : {}),
      netFen: line.netFen,
      later: line.handover === 'LATER',
      ...(line.serials && line.serials.length > 0
        ? { serials: line.serials.map(({ serial }) => serial) }
        : {}),
    })),
  };
}

/** What goods that came back paid, apart from what was handed over now: both are tenders of the sale. */
export function tendersApart({ tenders, exchange }: Pick<ReceiptData, 'tenders' | 'exchange'>) {
  const applied = exchange?.applied ?? [];
  const left = [...applied];
  const paid = tenders.filter(({ kind, amountFen }) => {
    const at = left.findIndex((one) => one.kind === kind && one.amountFen === amountFen);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { applied, paid };
}

/** Pieces on a receipt; what is measured counts as one. */
export function piecesOf({ lines }: Pick<ReceiptData, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => {
    const pieces = Math.abs(Number(quantity));
    return sum + (Number.isInteger(pieces) ? pieces : 1);
  }, 0);
}
