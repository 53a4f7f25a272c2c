import { useLocale } from 'next-intl';
import { formatBusinessDay, formatBusinessWeek, formatDate, formatDateTime, formatTime } from '@/lib/format';
import { cn } from './cn';

export type DateTimeProps = {
  at: Date | string;
  /** The store's zone, always given: 'Asia/Shanghai'. */
  timeZone: string;
  show?: 'datetime' | 'date' | 'time' | undefined;
  seconds?: boolean | undefined;
  /** Default: only when it is not this year. */
  year?: boolean | undefined;
  className?: string | undefined;
};

/** 11月23日 周一 09:41 / Mon 23 Nov 09:41, in the zone of the store. */
export function DateTime({
  at,
  timeZone,
  show = 'datetime',
  seconds = false,
  year,
  className,
}: DateTimeProps) {
  const zoned = { locale: useLocale(), timeZone };
  const moment = typeof at === 'string' ? new Date(at) : at;
  const text = {
    datetime: () => formatDateTime(moment, zoned, { year, seconds }),
    date: () => formatDate(moment, zoned, { year }),
    time: () => formatTime(moment, zoned, { seconds }),
  }[show]();
  return (
    <time dateTime={moment.toISOString()} className={cn('figures', className)}>
      {text}
    </time>
  );
}

export type BusinessDayProps = {
  /** 'YYYY-MM-DD'. */
  day: string;
  year?: boolean | undefined;
  className?: string | undefined;
};

/** 11月23日 周一 / Mon 23 Nov. */
export function BusinessDay({ day, year, className }: BusinessDayProps) {
  return (
    <time dateTime={day} className={cn('figures', className)}>
      {formatBusinessDay(day, useLocale(), { year })}
    </time>
  );
}

/** The week that begins on a day: 11月23日–29日 / 23–29 Nov. */
export function BusinessWeek({ day, className }: { day: string; className?: string | undefined }) {
  return (
    <time dateTime={day} className={cn('figures', className)}>
      {formatBusinessWeek(day, useLocale())}
    </time>
  );
}
