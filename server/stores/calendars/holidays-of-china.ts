import chineseDays from 'chinese-days';
import { addDays, type Day, daysBetween } from '@/lib/business-day';

/** A day of the State Council's yearly notice. */
export interface PublicHoliday {
  day: Day;
  name: string;
  /** A weekend that is worked instead (调休). */
  isMadeUp: boolean;
}

/** Public holidays and make-up days of a year in mainland China; none where they are not known yet. */
export function holidaysOfChina(year: number): PublicHoliday[] {
  return daysBetween(`${year}-01-01`, `${year}-12-31`).flatMap((day) => {
    const { name, work } = chineseDays.getDayDetail(day);
    // 'National Day,国庆节,3' where the notice names the day, else its weekday.
    const [, chinese] = name.split(',');
    return chinese ? [{ day, name: chinese, isMadeUp: work }] : [];
  });
}

/** From then on the eve of the Spring Festival and 2 May are paid as holidays too. */
const MORE_DAYS_FROM: Day = '2025-01-01';

/**
 * Is a day one of those the Labour Law pays threefold (法定节假日)? The days off around them, and weekends that are swapped, are rest days
 * and no such. By calendar and moon, so that a year is known before the State Council's notice.
 */
export function isStatutoryHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const fixed = ['01-01', '05-01', '10-01', '10-02', '10-03'];
  if (fixed.includes(day.slice(5)) || isMoonHoliday(day)) return true;
  if (day === chineseDays.getSolarTermDate(year, 4, 'pure_brightness')) return true;
  return day >= MORE_DAYS_FROM && (day.slice(5) === '05-02' || isNewYearOfMoon(addDays(day, 1)));
}

const isNewYearOfMoon = (day: Day): boolean => {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day);
  return !isLeap && lunarMon === 1 && lunarDay === 1;
};

/** The first three days of the year, dragon boats and the autumn moon. */
function isMoonHoliday(day: Day): boolean {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day);
  if (isLeap) return false;
  return (
    (lunarMon === 1 && lunarDay <= 3) ||
    (lunarMon === 5 && lunarDay === 5) ||
    (lunarMon === 8 && lunarDay === 15)
  );
}
