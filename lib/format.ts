// Chinese because: these are the forms of a Chinese date and span, not words of a screen.
import { fenToText } from './money';

/**
 * How figures and moments read on the screen. Nothing here rounds: amounts are whole fen, quantities exact decimals.
 * Times need the store's zone every time: a server in another zone must not move a sale to another day.
 */

/** U+2212: as wide as a plus, and read as "minus". */
const MINUS = '\u2212';

type Locale = string;

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function signOf(negative: boolean, isZero: boolean, sign: 'negative' | 'always'): string {
  if (negative) return MINUS;
  return sign === 'always' && !isZero ? '+' : '';
}

export type SignDisplay = { sign?: 'negative' | 'always' | undefined };

/** '¥1,234.50', '−¥0.05', with `sign: 'always'` '+¥3.00'. @param fen integer fen @throws RangeError otherwise */
export function formatMoney(fen: number, { sign = 'negative' }: SignDisplay = {}): string {
  const [whole = '0', cents = '00'] = fenToText(Math.abs(fen)).split('.');
  return `${signOf(fen < 0, fen === 0, sign)}¥${group(whole)}.${cents}`;
}

/** '1234.500' is '1,234.5': an exact decimal as text, trailing zeros dropped. @throws RangeError when it is no decimal */
export function formatQuantity(quantity: string, { sign = 'negative' }: SignDisplay = {}): string {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(quantity);
  if (!match) throw new RangeError(`not a quantity: ${quantity}`);
  const [, minus, whole = '0', fraction = ''] = match;
  const rest = fraction.replace(/0+$/, '');
  const digits = group(whole.replace(/^0+(?=\d)/, '')) + (rest ? `.${rest}` : '');
  const isZero = /^[0,.]+$/.test(digits);
  return signOf(minus === '-' && !isZero, isZero, sign) + digits;
}

/** A count of things: 12345 is '12,345'. */
export function formatCount(count: number, locale: Locale): string {
  return numberFormat(locale).format(count).replace('-', MINUS);
}

/** 1300 basis points are '13%', 1250 '12.5%'. */
export function formatBasisPoints(basisPoints: number): string {
  const size = Math.abs(basisPoints);
  const fraction = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${basisPoints < 0 ? MINUS : ''}${Math.floor(size / 100)}${fraction ? `.${fraction}` : ''}%`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale): Intl.NumberFormat {
  const known = numberFormats.get(locale);
  if (known) return known;
  const made = new Intl.NumberFormat(locale);
  numberFormats.set(locale, made);
  return made;
}

export type Zoned = { locale: Locale; timeZone: string };

export type DateDisplay = {
  /** Show the year. Default: only when it is not the year of `now`. */
  year?: boolean | undefined;
  /** Show the day of the week. Default: yes. */
  weekday?: boolean | undefined;
  /** The moment "this year" is judged by; default the present. */
  now?: Date | undefined;
};

/** '11月23日 周一 09:41' / 'Mon 23 Nov 09:41'. */
export function formatDateTime(
  at: Date,
  zoned: Zoned,
  display: DateDisplay & { seconds?: boolean } = {},
): string {
  return `${formatDate(at, zoned, display)} ${formatTime(at, zoned, display)}`;
}

/** '11月23日 周一' / 'Mon 23 Nov'; with a year '2025年11月23日 周日' / 'Sun 23 Nov 2025'. */
export function formatDate(at: Date, zoned: Zoned, display: DateDisplay = {}): string {
  const pieces = piecesOf(at, zoned);
  const withYear = display.year ?? pieces.year !== piecesOf(display.now ?? new Date(), zoned).year;
  if (zoned.locale.startsWith('zh')) {
    const day = `${withYear ? `${pieces.year}年` : ''}${pieces.month}月${pieces.day}日`;
    return display.weekday === false ? day : `${day} ${pieces.weekday}`;
  }
  const day = `${pieces.day} ${pieces.monthName}${withYear ? ` ${pieces.year}` : ''}`;
  return display.weekday === false ? day : `${pieces.weekday} ${day}`;
}

/** '09:41', with seconds '09:41:07'. */
export function formatTime(at: Date, zoned: Zoned, { seconds = false }: { seconds?: boolean } = {}): string {
  const { hour, minute, second } = piecesOf(at, zoned);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** A business day '2026-11-23', which belongs to no zone any more: '11月23日 周一' / 'Mon 23 Nov'. @throws RangeError */
export function formatBusinessDay(day: string, locale: Locale, display: DateDisplay = {}): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(noon.getTime()))
    throw new RangeError(`not a day: ${day}`);
  return formatDate(noon, { locale, timeZone: 'UTC' }, display);
}

/** The week that begins on a business day: '11月23日–29日' / '23–29 Nov', over the end of a month '11月30日–12月6日' / '30 Nov–6 Dec'. @throws RangeError */
export function formatBusinessWeek(day: string, locale: Locale): string {
  const zoned = { locale, timeZone: 'UTC' };
  const noon = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(noon.getTime()))
    throw new RangeError(`not a day: ${day}`);
  const from = piecesOf(noon, zoned);
  const to = piecesOf(new Date(noon.getTime() + 6 * 86_400_000), zoned);
  const sameMonth = from.month === to.month;
  if (locale.startsWith('zh'))
    return `${from.month}月${from.day}日–${sameMonth ? '' : `${to.month}月`}${to.day}日`;
  return `${from.day}${sameMonth ? '' : ` ${from.monthName}`}–${to.day} ${to.monthName}`;
}

/** A month '2026-11', as wages go by: '2026年11月' / 'Nov 2026'. @throws RangeError */
export function formatMonth(month: string, locale: Locale): string {
  const middle = new Date(`${month}-15T12:00:00Z`);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(middle.getTime()))
    throw new RangeError(`not a month: ${month}`);
  const pieces = piecesOf(middle, { locale, timeZone: 'UTC' });
  return locale.startsWith('zh') ? `${pieces.year}年${pieces.month}月` : `${pieces.monthName} ${pieces.year}`;
}

/**
 * Two business days: '11月1日 周日 – 11月24日 周二' / 'Sun 1 Nov – Tue 24 Nov'; of two years each says its own and
 * the days of the week are left out; one stands alone when they are the same. @throws RangeError
 */
export function formatPeriod(from: string, to: string, locale: Locale, display: DateDisplay = {}): string {
  const apart = from.slice(0, 4) === to.slice(0, 4) ? display : { ...display, year: true, weekday: false };
  const first = formatBusinessDay(from, locale, apart);
  return from === to ? first : `${first} – ${formatBusinessDay(to, locale, apart)}`;
}

/** A span in its two largest units: '2 小时 5 分' / '2 h 5 min'; under a minute in seconds. @param ms milliseconds */
export function formatDuration(ms: number, locale: Locale): string {
  const total = Math.floor(Math.abs(ms) / 1000);
  const parts: [number, 'day' | 'hour' | 'minute' | 'second'][] = [
    [Math.floor(total / 86_400), 'day'],
    [Math.floor(total / 3600) % 24, 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return unit(0, 'second', locale);
  return parts
    .slice(first, first + 2)
    .filter(([count, name], place) => place === 0 || (count > 0 && name !== 'second'))
    .map(([count, name]) => unit(count, name, locale))
    .join(' ');
}

const CHINESE_UNITS = { day: '天', hour: '小时', minute: '分', second: '秒' } as const;

function unit(count: number, name: keyof typeof CHINESE_UNITS, locale: Locale): string {
  if (locale.startsWith('zh')) return `${count} ${CHINESE_UNITS[name]}`;
  const short = { day: count === 1 ? 'day' : 'days', hour: 'h', minute: 'min', second: 's' };
  return `${count} ${short[name]}`;
}

const dateFormats = new Map<string, { digits: Intl.DateTimeFormat; names: Intl.DateTimeFormat }>();

function piecesOf(at: Date, { locale, timeZone }: Zoned) {
  const { digits, names } = dateFormatsFor(locale, timeZone);
  const piece = Object.fromEntries(digits.formatToParts(at).map(({ type, value }) => [type, value]));
  const name = Object.fromEntries(names.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    year: piece.year ?? '',
    month: piece.month ?? '',
    day: piece.day ?? '',
    hour: (piece.hour ?? '').padStart(2, '0'),
    minute: (piece.minute ?? '').padStart(2, '0'),
    second: (piece.second ?? '').padStart(2, '0'),
    weekday: name.weekday ?? '',
    monthName: name.month ?? '',
  };
}

function dateFormatsFor(locale: Locale, timeZone: string) {
  const key = `${locale} ${timeZone}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = {
    digits: new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
    // American month names: British ones shorten September to "Sept" in some versions of ICU and not in others.
    names: new Intl.DateTimeFormat(locale.startsWith('zh') ? 'zh-CN' : 'en-US', {
      timeZone,
      weekday: 'short',
      month: 'short',
    }),
  };
  dateFormats.set(key, made);
  return made;
}
