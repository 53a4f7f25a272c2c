import { z } from 'zod';
import { day, storeCommand } from '@/server/platform/schema';
import { MOST_WINDOWS, overlapsItself } from './window-rules';

const openWindow = z
  .object({
    fromMinute: z.number().int().min(0).max(1439),
    /** Beyond 1440 it ends on the next day. */
    toMinute: z.number().int().min(1).max(2879),
  })
  .refine(({ fromMinute, toMinute }) => toMinute > fromMinute && toMinute <= fromMinute + 1440, 'window');

const windows = z
  .array(openWindow)
  .max(MOST_WINDOWS)
  .refine((all) => !overlapsItself(all), 'windowsOverlap');

export const setHoursInput = storeCommand.extend({
  /** Monday first. */
  weekly: z
    .array(windows)
    .length(7)
    .refine((week) => week.some((all) => all.length > 0), 'neverOpen'),
});

const year = z.number().int().min(2000).max(2199);

/** A year's days that are not as their weekday, all of them. */
export const setSpecialDaysInput = storeCommand
  .extend({
    year,
    days: z
      .array(z.object({ day, name: z.string().trim().min(1).max(60), windows }))
      .max(366)
      .refine((days) => new Set(days.map((one) => one.day)).size === days.length, 'repeated'),
  })
  .refine(({ year: of, days }) => days.every((one) => one.day.startsWith(`${of}-`)), {
    path: ['days'],
    message: 'range',
  });

export const calendarInput = z.object({ storeId: storeCommand.shape.storeId, year });
