import chineseDays from 'chinese-days';
import { type Day, daysBetween } from '@/lib/business-day';

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
