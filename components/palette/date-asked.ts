// Chinese because: days are typed in Chinese too.
import { addDays, type Day } from '@/lib/business-day';

/** The day somebody typed, and what else they typed. */
export interface DateAsked {
  day: Day;
  rest: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

/** Words for days, with how many days before today they are. */
const DAYS_BEFORE: readonly [RegExp, number][] = [
  [/前天|day before yesterday/, 2],
  [/昨天|昨日|yesterday/, 1],
  [/今天|今日|\btoday\b/, 0],
];

/** How a date is typed: the parts that say year (if it is said), month and date. */
const WRITTEN: readonly {
  like: RegExp;
  parts: (found: string[]) => [year: string, month: number, date: number];
}[] = [
  {
    like: /(?<!\d)(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(?!\d)/,
    parts: ([year = '', month, date]) => [year, Number(month), Number(date)],
  },
  {
    like: /(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/,
    parts: ([year = '', month, date]) => [year, Number(month), Number(date)],
  },
  {
    like: /(?<![\w.-])(\d{1,2})[-/](\d{1,2})(?![\w.-])/,
    parts: ([month, date]) => ['', Number(month), Number(date)],
  },
  {
    like: new RegExp(`(?<!\\w)(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}(?:\\s+(\\d{4}))?(?!\\w)`),
    parts: ([date, month = '', year = '']) => [year, monthOf(month), Number(date)],
  },
  {
    like: new RegExp(`(?<!\\w)${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?!\\w)`),
    parts: ([month = '', date, year = '']) => [year, monthOf(month), Number(date)],
  },
];

/**
 * The day in what was typed: 昨天, yesterday, 11-28, 11月28日, 28 Nov. Without a year it is the last such day that has begun.
 * @returns null: no day is named
 */
export function dateAsked(typed: string, today: Day): DateAsked | null {
  const text = typed.normalize('NFKC').toLowerCase();
  for (const [word, before] of DAYS_BEFORE) {
    const found = word.exec(text);
    if (found) return { day: addDays(today, -before), rest: without(text, found) };
  }
  for (const { like, parts } of WRITTEN) {
    const found = like.exec(text);
    if (!found) continue;
    const day = dayOf(parts(found.slice(1)), today);
    if (day) return { day, rest: without(text, found) };
  }
  return null;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function dayOf([year, month, date]: [string, number, number], today: Day): Day | null {
  const thisYear = Number(today.slice(0, 4));
  for (const one of year === '' ? [thisYear, thisYear - 1] : [Number(year)]) {
    const day = `${one}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const exists = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    if (exists && (year !== '' || day <= today)) return day;
  }
  return null;
}

function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    .replace(/\s+/g, ' ')
    .trim();
}
