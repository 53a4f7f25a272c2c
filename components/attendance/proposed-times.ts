import { addDays, atMinute } from '@/lib/business-day';

/** A day and times of it as they are typed; null: not asked for, '' none or unreadable. */
export interface Times {
  day: string;
  came: string | null;
  went: string | null;
}

/** Which words say what is wrong, by field. */
type Wrong = { day?: 'needDay'; came?: 'needTime'; went?: 'needTime' | 'needOther' };

/** What is proposed, or what is wrong with what was typed. Whoever went earlier by the clock than they came went the next day. */
export function proposed(
  { day, came, went }: Times,
  timeZone: string,
): { said: { occurredAt: Date; wentAt?: Date; isNextDay: boolean } | null; wrong: Wrong } {
  const minuteOf = (text: string) => {
    const [hour = Number.NaN, minute = Number.NaN] = text.split(':').map(Number);
    return hour * 60 + minute;
  };
  const wrong: Wrong = {
    ...(day === '' ? { day: 'needDay' as const } : {}),
    ...(came === '' ? { came: 'needTime' as const } : {}),
    ...(went === '' ? { went: 'needTime' as const } : {}),
    ...(went && went === came ? { went: 'needOther' as const } : {}),
  };
  const first = came ?? went;
  if (Object.keys(wrong).length > 0 || !first) return { said: null, wrong };
  const occurredAt = atMinute(day, timeZone, minuteOf(first));
  if (came === null || went === null) return { said: { occurredAt, isNextDay: false }, wrong };
  const isNextDay = minuteOf(went) < minuteOf(came);
  const wentAt = atMinute(isNextDay ? addDays(day, 1) : day, timeZone, minuteOf(went));
  return { said: { occurredAt, wentAt, isNextDay }, wrong };
}
