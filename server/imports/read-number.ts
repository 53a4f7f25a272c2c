import { roundHalfAwayFromZero } from '@/lib/money';
import type { Decimal } from './schema';

/** Numbers of a file are exact millionths: 9.8 is 9_800_000n. Binary noise (9.800000000000001) ends there. */
export type Micro = bigint;

const MICRO_PLACES = 6;
const MICRO = 1_000_000n;

export interface ReadNumber {
  micro: Micro;
  /** A currency other than the yuan that stood beside the number. */
  currency?: string;
  percent?: true;
  /** A counting word stood beside it ('10个'): fine for stock, nonsense for a price. */
  piece?: true;
}

/** Null when the cell says nothing, 'unreadable' when it says something that is not one number. */
export type NumberReading = ReadNumber | 'unreadable' | null;

const NOTHING = new Set(['', '-', '--', '—', '——', '/', '无', 'n/a', 'null', 'none', 'nan']);
const YUAN = new Set(['¥', '元', '圆', '块', 'rmb', 'cny', '人民币', 'yuan', 'rmb¥', 'cny¥', '元整']);
const OTHER_MONEY = new Set(
  `$ us$ hk$ nt$ a$ c$ s$ € £ ₩ ₽ ₹ ฿ ₫ ₺ ₪ kr sek nok dkk isk usd eur gbp jpy krw hkd twd mop sgd thb myr vnd idr php inr rub
   try aed sar sr rs dhs qar kwd bhd omr egp ils chf pln czk huf ron bgn aud cad nzd mxn brl ars clp zar ngn kes
   美元 美金 港币 港元 欧元 英镑 日元 円 日圆 韩元 韩币 台币 新台币 澳元 加元 新币 泰铢 卢布 卢比 林吉特 越南盾 澳门元 瑞士法郎 里亚尔`.split(
    /\s+/,
  ),
);
const PIECES = new Set(
  '件 个 只 台 套 张 把 箱 盒 瓶 袋 包 条 双 对 副 片 米 根 支 卷 本 组 m kg g 公斤 千克 斤 克 pcs pc ea'.split(
    /\s+/,
  ),
);

/**
 * Reads the number of a cell: full-width digits, a yuan sign or word, thousands (1,234.5; 1 234,50; 1.234.567), a minus
 * in front or brackets around. Another currency word is returned beside the number; there a single dot with three digits
 * after it means thousands ('6.195 NOK'), while without one it is a decimal point (a cost of 6.195).
 * @param decimal what stands before the decimals of this file; with COMMA a point stands between thousands
 */
export function readNumber(cell: string, decimal: Decimal = 'POINT'): NumberReading {
  const simple = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(cell);
  if (simple && (decimal === 'POINT' || simple[2] === undefined))
    return { micro: toMicro(false, simple[1] ?? '', simple[2] ?? '') };
  const visible = /^[ -~]*$/.test(cell) ? cell : asciiOf(cell);
  let text = visible.trim().replace(/^'\s*/, '');
  if (NOTHING.has(text.toLowerCase())) return null;
  if (text.length > 60) return 'unreadable';
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed?.[1] !== undefined) text = `-${bracketed[1].trim()}`;
  const scientific = /^([+-]?)(\d{1,20})(?:\.(\d{1,20}))?e([+-]?\d{1,2})$/i.exec(text);
  if (scientific) return fromScientific(scientific);
  const parts =
    /^([+-]?)\s*(?:([^\d\s.,+-]{1,8}?)(?:\.(?= ))?)?\s*([+-]?)([\d.][\d.,' ]*?)(?:,-)?\s*([^\d\s.,+-]{0,8})\.?$/.exec(
      text,
    );
  if (!parts) return 'unreadable';
  const [, sign = '', before = '', innerSign = '', digits = '', after = ''] = parts;
  if ((sign !== '' && innerSign !== '') || (before !== '' && after !== '' && !YUAN.has(before)))
    return 'unreadable';
  // 'Rs.500' may mean 500 or half of one: nobody is to guess.
  if (before !== '' && digits.startsWith('.')) return 'unreadable';
  const words = readWords([before, after]);
  if (words === null) return 'unreadable';
  const plain =
    decimal === 'COMMA'
      ? commaDecimal(digits.trim())
      : plainDecimal(digits.trim(), words.currency !== undefined);
  if (plain === null) return 'unreadable';
  return { micro: toMicro(sign === '-' || innerSign === '-', plain[0], plain[1]), ...words };
}

/** The currency a word names, when it is another than the yuan: for headings such as 价格（美元）. */
export function otherCurrency(word: string): string | null {
  const key = word.normalize('NFKC').trim();
  return OTHER_MONEY.has(key.toLowerCase()) ? key : null;
}

/** Fen of a price in millionths of a yuan, and whether something finer than a fen was rounded away. */
export function fenOfMicro(micro: Micro): { fen: number; rounded: boolean } {
  return { fen: roundHalfAwayFromZero(micro, 10_000n), rounded: micro % 10_000n !== 0n };
}

/** A cost in millionths of a yuan as decimal text in fen ('980.4'), nothing rounded. */
export function fenTextOfMicro(micro: Micro): string {
  const size = micro < 0n ? -micro : micro;
  const places = String(size % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${micro < 0n ? '-' : ''}${size / 10_000n}${places === '' ? '' : `.${places}`}`;
}

/** Plain decimal text of millionths, for messages: '6195', '9.8'. */
export function textOfMicro(micro: Micro): string {
  const size = micro < 0n ? -micro : micro;
  const places = String(size % MICRO)
    .padStart(MICRO_PLACES, '0')
    .replace(/0+$/, '');
  return `${micro < 0n ? '-' : ''}${size / MICRO}${places === '' ? '' : `.${places}`}`;
}

function asciiOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[\u2212\u2013]/g, '-');
}

type Beside = Omit<ReadNumber, 'micro'>;

function readWords(words: string[]): Beside | null {
  const found: Beside = {};
  for (const word of words) {
    const key = word.toLowerCase();
    if (key === '' || YUAN.has(key)) continue;
    if (PIECES.has(key)) found.piece = true;
    else if (key === '%') found.percent = true;
    else if (OTHER_MONEY.has(key)) found.currency = word;
    else return null;
  }
  return found;
}

/**
 * Whether a number can be read in two ways, or only with a comma before its decimals: '265,5', and '12,500' where commas part
 * something else than thousands.
 */
export function needsDecimal(cell: string, commaPartsThousands: boolean): boolean {
  if (!cell.includes(',')) return false;
  const point = readNumber(cell);
  const comma = readNumber(cell, 'COMMA');
  if (comma === 'unreadable' || comma === null) return false;
  if (point === 'unreadable' || point === null) return true;
  return !commaPartsThousands && point.micro !== comma.micro;
}

function commaDecimal(digits: string): [string, string] | null {
  const plain = /^(\d+)(?:,(\d*))?$/.exec(digits);
  if (plain) return [plain[1] ?? '', plain[2] ?? ''];
  const grouped = /^(\d{1,3}(?:[. ']\d{3})+)(?:,(\d*))?$/.exec(digits);
  return grouped ? [(grouped[1] ?? '').replace(/[. ']/g, ''), grouped[2] ?? ''] : null;
}

function plainDecimal(digits: string, foreign: boolean): [string, string] | null {
  if (foreign && /^\d{1,3}(\.\d{3})+$/.test(digits)) return [digits.replaceAll('.', ''), ''];
  const plain = /^(\d*)\.?(\d*)$/.exec(digits);
  if (plain && digits !== '.') return [plain[1] ?? '', plain[2] ?? ''];
  const commas = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(digits);
  if (commas) return [(commas[1] ?? '').replaceAll(',', ''), commas[2] ?? ''];
  const dots = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(digits) ?? /^(\d{1,3}(?:\.\d{3}){2,})()$/.exec(digits);
  if (dots) return [(dots[1] ?? '').replaceAll('.', ''), dots[2] ?? ''];
  const blanks = /^(\d{1,3}(?:[ ']\d{3})+)(?:[.,](\d+))?$/.exec(digits);
  if (blanks) return [(blanks[1] ?? '').replace(/[ ']/g, ''), blanks[2] ?? ''];
  const comma = foreign ? /^(\d+),(\d{1,2})$/.exec(digits) : null;
  return comma ? [comma[1] ?? '', comma[2] ?? ''] : null;
}

function fromScientific(match: RegExpExecArray): ReadNumber {
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const all = `${whole}${fraction}`;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(-point + 1) + all : all.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  return { micro: toMicro(sign === '-', padded.slice(0, at), padded.slice(at)) };
}

function toMicro(negative: boolean, whole: string, fraction: string): Micro {
  const kept = BigInt(
    (whole === '' ? '0' : whole) + fraction.slice(0, MICRO_PLACES).padEnd(MICRO_PLACES, '0'),
  );
  // Half away from zero at the sixth place: only the seventh digit can decide.
  const micro = (fraction[MICRO_PLACES] ?? '0') >= '5' ? kept + 1n : kept;
  return negative ? -micro : micro;
}
