// Chinese because: sheets write days so.
import type { Day } from './business-day';

/** The year of a birthday whose year nobody said: a leap year, before anybody who buys was born. */
const YEARLESS = '1904';

/** Days since Excel's 0 January 1900, whose 29 February never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const PATTERNS = [
  /^(?<year>\d{4})[-/.年 ](?<month>\d{1,2})[-/.月 ](?<day>\d{1,2})日?(?:[ T]\d{1,2}:.*)?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
];

/**
 * A birthday as sheets write it: 1990-01-02, 1990年1月2日, 19900102, a spreadsheet's serial number; 01-02 and 1月2日 without a year.
 * @param lastYear nobody is born after it
 * @returns null when it is no day
 */
export function birthdayFrom(text: string, lastYear: number): Day | null {
  const plain = text.normalize('NFKC').trim();
  if (/^\d{1,5}(\.\d+)?$/.test(plain)) {
    const serial = Math.floor(Number(plain));
    return serial < 61 ? null : dayWithin(new Date(EXCEL_EPOCH + serial * DAY_MS), lastYear);
  }
  for (const pattern of PATTERNS) {
    const found = pattern.exec(plain)?.groups;
    if (!found) continue;
    const [year, month, day] = [Number(found.year ?? YEARLESS), Number(found.month), Number(found.day)];
    const date = new Date(Date.UTC(year, month - 1, day));
    const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return isDay ? dayWithin(date, lastYear) : null;
  }
  return null;
}

/** Whether only month and day are known of it. */
export function isYearless(birthday: string): boolean {
  return birthday.startsWith(YEARLESS);
}

function dayWithin(date: Date, lastYear: number): Day | null {
  const year = date.getUTCFullYear();
  return year < 1900 || year > lastYear ? null : (date.toISOString().slice(0, 10) as Day);
}
