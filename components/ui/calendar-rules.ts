// Chinese because: dates are typed as people write them.
import { formatBusinessDay } from '@/lib/format';
import type { AppLocale } from '@/lib/i18n/locales';

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** A day as its field shows it: '2026年11月28日 周六', 'Sat 28 Nov 2026'. Anything that is no day stays as it is. */
export function shownDay(day: string, locale: AppLocale): string {
  return isDay(day) ? formatBusinessDay(day, locale, { year: true }) : day;
}

/**
 * The day somebody typed: 2026-11-28, 2026/11/28, 20261128, 11-28 and 11月28日 of the year at hand, 28 Nov 2026, 28 Nov, with or
 * without its weekday. 11/12 alone is nobody's guess in English, where some mean November and some the eleventh.
 * @param today whose year is meant where none is said
 * @returns 'YYYY-MM-DD', or null
 */
export function parseDay(text: string, locale: AppLocale, today: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(周|星期)[一二三四五六日天]|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/g, '')
    .replace(/[,\s]+/g, ' ')
    .trim();
  const year = today.slice(0, 4);
  const whole =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (whole) return dayOf(whole[1], whole[2], whole[3]);
  const chinese = /^(\d{1,2})月(\d{1,2})日?$/.exec(plain);
  if (chinese) return dayOf(year, chinese[1], chinese[2]);
  const short = locale.startsWith('zh') ? /^(\d{1,2})[-/.](\d{1,2})$/.exec(plain) : null;
  if (short) return dayOf(year, short[1], short[2]);
  const english = /^(\d{1,2}) ([a-z]{3})[a-z]*(?: (\d{4}))?$/.exec(plain);
  if (!english) return null;
  const month = MONTHS.indexOf(english[2] ?? '') + 1;
  return month > 0 ? dayOf(english[3] ?? year, String(month), english[1]) : null;
}

/** The weeks of a month ('2026-11'), Monday first, filled up with the days around it. */
export function weeksOf(month: string): string[][] {
  const first = utc(`${month}-01`);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: string[][] = [];
  for (let at = start; weeks.length === 0 || dayText(at).startsWith(month); at += 7 * DAY_MS)
    weeks.push(Array.from({ length: 7 }, (_, add) => dayText(at + add * DAY_MS)));
  return weeks;
}

/** The day a key moves to, as calendars do: a day, a week, the ends of a week, a month, with shift a year. Null: another key. */
export function movedDay(day: string, key: string, shift: boolean): string | null {
  const at = utc(day);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const days: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday,
    End: 6 - weekday,
  };
  const step = days[key];
  if (step !== undefined) return dayText(at + step * DAY_MS);
  if (key !== 'PageUp' && key !== 'PageDown') return null;
  return inMonth(day, (key === 'PageUp' ? -1 : 1) * (shift ? 12 : 1));
}

/** The same day some months on, or the last of a shorter month. */
export function inMonth(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayText(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && dayOf(year, month, date) === text;
}

function dayOf(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const sane = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
  return sane && dayText(at) === text ? text : null;
}

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);
