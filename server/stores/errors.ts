import { calendarDay, minuteOfDay } from '@/lib/business-day';
import type { ClockDoubt } from '@/server/platform/clocks';
import { DomainError } from '@/server/platform/errors';

/** params: code */
export class StoreCodeTaken extends DomainError {
  readonly code = 'STORE_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** This database already has its company. */
export class CompanyExists extends DomainError {
  readonly code = 'COMPANY_EXISTS';
  readonly kind = 'conflict';
}

/** A store cannot begin after its first books. params: day */
export class FirstDayHasBooks extends DomainError {
  readonly code = 'FIRST_DAY_HAS_BOOKS';
  readonly kind = 'precondition';
}

/** The server's clock and the database's are far apart: no day is opened by either. params: minutes, direction (ahead, behind: the server's), time (the server's) */
export class ServerClockWrong extends DomainError {
  readonly code = 'SERVER_CLOCK_WRONG';
  readonly kind = 'precondition';
}

/**
 * Tablets agree with each other and not with the server, and so does whoever asks: somebody must look. params: minutes, direction
 * (ahead, behind: the tablets'), tablets, time (the server's)
 */
export class ClocksDisagree extends DomainError {
  readonly code = 'CLOCKS_DISAGREE';
  readonly kind = 'precondition';
}

/** The refusal of a day that nobody can date: whose clocks are how far apart. */
export function clocksApart(
  { aheadMs, tablets }: ClockDoubt,
  { now, timeZone }: { now: Date; timeZone: string },
): DomainError {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const time = wallClock(now, timeZone);
  return tablets.length > 0
    ? new ClocksDisagree({
        minutes,
        direction: aheadMs > 0 ? 'behind' : 'ahead',
        tablets: tablets.join(', '),
        time,
      })
    : new ServerClockWrong({ minutes, direction: aheadMs > 0 ? 'ahead' : 'behind', time });
}

/** '2026-11-29 20:35', to be held against the clock on the wall. */
function wallClock(at: Date, timeZone: string): string {
  const minute = minuteOfDay(at, timeZone);
  const pair = (value: number) => String(value).padStart(2, '0');
  return `${calendarDay(at, timeZone)} ${pair(Math.floor(minute / 60))}:${pair(minute % 60)}`;
}

/** params: weekday, 1 is Monday: a window of it ends after the next day has opened. */
export class HoursRunIntoNextDay extends DomainError {
  readonly code = 'HOURS_RUN_INTO_NEXT_DAY';
  readonly kind = 'invalid';
}

/** Scales' labels of a weight and of a price begin alike: nobody could tell them apart. params: prefix */
export class ScalePrefixesAlike extends DomainError {
  readonly code = 'SCALE_PREFIXES_ALIKE';
  readonly kind = 'precondition';
}

/** The least delivery fee is above the most. */
export class FeeLimitsCross extends DomainError {
  readonly code = 'FEE_LIMITS_CROSS';
  readonly kind = 'invalid';
}
