import { formatDateTime, formatMoney, formatQuantity } from '@/lib/format';
import { sumFen } from '@/lib/money';
import type { Paper, PaperBlock } from '@/lib/printing/paper';
import { piecesOf, type ReceiptData, tendersApart } from './receipt-data';

/** The store as its receipts name it. */
export interface ReceiptHeading {
  name: string;
  address: string | null;
  phone: string | null;
  receiptFooter: string | null;
  receiptWidthMm: number;
  timeZone: string;
}

/** How a receipt speaks. */
export interface ReceiptWords {
  locale: string;
  /** A word of `sales.receipt`. */
  say: (word: ReceiptWord, values?: Record<string, string>) => string;
  tender: (kind: string) => string;
  unit: (unit: string, quantity: string) => string;
  /** A number as people read it: practice's by its word. */
  number: (number: string) => string;
}

export type ReceiptWord = keyof typeof import('@/messages/en/sales.json')['receipt'];

interface Marks {
  copy?: boolean | undefined;
  /** Why it is no receipt. */
  mark?: string | undefined;
  /** Opens it on the customer's phone. */
  link?: string | undefined;
}

/** What a receipt says, line by line: the one place that knows it, for the browser's page and for a receipt printer alike. */
export function paperOfReceipt(
  receipt: ReceiptData,
  store: ReceiptHeading,
  words: ReceiptWords,
  marks: Marks = {},
): Paper {
  const mark = titles('mark', marks.mark);
  return [
    ...mark,
    ...headOf(receipt, store, words, marks),
    RULE,
    ...receipt.lines.flatMap((line) => goodsOf(line, words)),
    ...exchangeOf(receipt, words),
    RULE,
    ...sumsOf(receipt, words),
    RULE,
    ...paidOf(receipt, words),
    ...pointsOf(receipt, words),
    ...(receipt.dueDay ? [pair(words.say('due'), receipt.dueDay)] : []),
    ...(receipt.note ? [text('apart', receipt.note)] : []),
    ...signaturesOf(receipt, words),
    RULE,
    barcodeOf(receipt, words),
    ...(marks.link ? [{ kind: 'qr' as const, code: marks.link, caption: words.say('onPhone') }] : []),
    ...titles('plain', store.receiptFooter),
    ...mark,
  ];
}

/** For whoever is given the goods: what they are and how to exchange them, and not what they cost. */
export function paperOfGift(
  receipt: ReceiptData,
  store: ReceiptHeading,
  words: ReceiptWords,
  marks: Pick<Marks, 'mark'> = {},
): Paper {
  const { say, unit, locale } = words;
  const at = formatDateTime(receipt.occurredAt, { locale, timeZone: store.timeZone }, { year: true });
  return [
    ...titles('mark', marks.mark),
    ...titles('name', store.name),
    ...titles('plain', store.address),
    ...titles('plain', store.phone),
    ...titles('boxed', say('gift')),
    RULE,
    pair(say('number'), words.number(receipt.number)),
    pair(say('time'), at),
    RULE,
    ...receipt.lines.flatMap((line): PaperBlock[] => {
      const details = [line.spec, line.code].filter(Boolean).join(' · ');
      return [
        pair(line.name, `${formatQuantity(line.quantity)} ${unit(line.unit, line.quantity)}`),
        ...(details ? [text('small', details)] : []),
      ];
    }),
    RULE,
    text('apart', say('giftHint')),
    RULE,
    barcodeOf(receipt, words),
    ...titles('plain', store.receiptFooter),
    ...titles('mark', marks.mark),
  ];
}

function barcodeOf({ number }: ReceiptData, words: ReceiptWords): PaperBlock {
  return { kind: 'barcode', code: number, caption: words.number(number) };
}

const RULE: PaperBlock = { kind: 'rule' };
const pair = (name: string, value: string): PaperBlock => ({ kind: 'pair', name, value, look: 'plain' });
const text = (look: 'apart' | 'small', words: string): PaperBlock => ({ kind: 'text', text: words, look });

function titles(
  look: Extract<PaperBlock, { kind: 'title' }>['look'],
  words: string | null | undefined,
): PaperBlock[] {
  return words ? [{ kind: 'title', text: words, look }] : [];
}

function headOf(
  { kind, number, occurredAt, cashier, customer }: ReceiptData,
  store: ReceiptHeading,
  words: ReceiptWords,
  { copy }: Marks,
): PaperBlock[] {
  const { say, locale } = words;
  const at = formatDateTime(occurredAt, { locale, timeZone: store.timeZone }, { year: true });
  return [
    ...titles('name', store.name),
    ...titles('plain', store.address),
    ...titles('plain', store.phone),
    ...titles('strong', kind === 'RETURN' ? say('return') : kind === 'VOID' ? say('void') : null),
    ...titles('boxed', copy ? say('copy') : null),
    RULE,
    pair(say('number'), words.number(number)),
    pair(say('time'), at),
    pair(say('cashier'), cashier),
    ...(customer?.name
      ? [pair(say('customer'), [customer.name, customer.maskedNumber].filter(Boolean).join(' '))]
      : []),
  ];
}

/** Promotions by their names, then what else came off. */
function discountsOf(line: ReceiptData['lines'][number], say: ReceiptWords['say']): PaperBlock[] {
  const promotions = line.promotions ?? [];
  const otherFen = line.discountFen - sumFen(promotions.map(({ fen }) => fen));
  return [
    ...promotions.map(({ name, fen }) => pair(name, formatMoney(-fen))),
    ...(otherFen === 0 ? [] : [pair(say('lineDiscount'), formatMoney(-otherFen))]),
  ];
}

function goodsOf(line: ReceiptData['lines'][number], { say, unit }: ReceiptWords): PaperBlock[] {
  const details = [line.spec, line.code].filter(Boolean).join(' · ');
  const times = `${formatMoney(line.unitPriceFen)} × ${formatQuantity(line.quantity)} ${unit(line.unit, line.quantity)}`;
  return [
    text('apart', line.name),
    ...(details ? [text('small', details)] : []),
    ...(line.serials ?? []).map((serial) => text('small', say('serial', { serial }))),
    pair(line.later ? `${times} · ${say('later')}` : times, formatMoney(line.grossFen)),
    ...(line.shelfPriceFen == null
      ? []
      : [text('small', say('memberPrice', { shelf: formatMoney(line.shelfPriceFen) }))]),
    ...discountsOf(line, say),
  ];
}

/** The goods that came back in an exchange, and what was paid out of them. */
function exchangeOf({ exchange }: ReceiptData, { say, tender }: ReceiptWords): PaperBlock[] {
  if (!exchange) return [];
  return [
    RULE,
    pair(say('exchanged'), exchange.number),
    ...exchange.lines.map(({ name, quantity, refundFen }) =>
      pair(`${name} × ${formatQuantity(quantity)}`, formatMoney(-refundFen)),
    ),
    ...exchange.back.map(({ kind, amountFen }) =>
      pair(say('paidBack', { kind: tender(kind) }), formatMoney(amountFen)),
    ),
  ];
}

function sumsOf(receipt: ReceiptData, { say }: ReceiptWords): PaperBlock[] {
  const { roundingFen, totalFen, taxFen } = receipt;
  const name = say(receipt.kind === 'RETURN' || receipt.kind === 'VOID' ? 'refund' : 'total');
  return [
    ...(roundingFen > 0 ? [pair(say('rounding'), formatMoney(-roundingFen))] : []),
    pair(say('pieces'), formatQuantity(String(piecesOf(receipt)))),
    { kind: 'pair', name, value: formatMoney(totalFen), look: 'total' },
    pair(say('tax'), formatMoney(taxFen)),
  ];
}

function paidOf(receipt: ReceiptData, words: ReceiptWords): PaperBlock[] {
  const { changeFen, storedLeftFen } = receipt;
  const { applied, paid } = tendersApart(receipt);
  return [
    ...applied.map(({ kind, amountFen }) =>
      pair(words.say('fromReturn', { kind: words.tender(kind) }), formatMoney(amountFen)),
    ),
    ...paid.map(({ kind, amountFen }) => pair(words.tender(kind), formatMoney(amountFen))),
    ...(changeFen > 0 ? [pair(words.say('change'), formatMoney(changeFen))] : []),
    ...(storedLeftFen == null ? [] : [pair(words.say('storedLeft'), formatMoney(storedLeftFen))]),
  ];
}

/** What the customer spent and earned by it or lost, and has. */
function pointsOf({ points }: ReceiptData, { say }: ReceiptWords): PaperBlock[] {
  if (!points) return [];
  const { spent, givenBack, earned, takenBack, left } = points;
  const of = (word: ReceiptWord, amount: number) => pair(say(word), formatQuantity(String(amount)));
  return [
    ...(spent > 0 ? [of('pointsSpent', -spent)] : []),
    ...(givenBack > 0 ? [of('pointsGivenBack', givenBack)] : []),
    ...(earned > 0 ? [of('pointsEarned', earned)] : []),
    ...(takenBack > 0 ? [of('pointsTakenBack', -takenBack)] : []),
    ...(left === null ? [] : [of('pointsLeft', left)]),
  ];
}

function signaturesOf({ kind, lines, tenders }: ReceiptData, { say }: ReceiptWords): PaperBlock[] {
  const isOwed = kind !== 'RETURN' && tenders.some((tender) => tender.kind === 'ON_ACCOUNT');
  return [
    ...(lines.some(({ later }) => later) ? [signature(say('laterSignature'))] : []),
    ...(isOwed ? [signature(say('accountSignature'))] : []),
  ];
}

function signature(words: string): PaperBlock {
  return { kind: 'signature', text: words };
}
