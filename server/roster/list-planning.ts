import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { USUAL_SETTINGS } from './planning-rules';

/** What a store plans by: its templates, what it needs in each hour, its limits. */
export async function planningSetup(reader: Reader, storeId: string) {
  const [templates, cover, settings] = await Promise.all([
    reader.shiftTemplate.findMany({
      where: { storeId, retiredAt: null },
      orderBy: [{ startMinute: 'asc' }, { sortOrder: 'asc' }],
      omit: { storeId: true, retiredAt: true },
    }),
    reader.coverNeed.findMany({
      where: { storeId },
      orderBy: [{ dayKind: 'asc' }, { hour: 'asc' }],
      omit: { storeId: true },
    }),
    reader.rosterSettings.findUnique({ where: { storeId }, omit: { storeId: true } }),
  ]);
  return { templates, cover, settings: settings ?? USUAL_SETTINGS, isUsual: settings === null };
}

/** What is known of everybody's employment; a chain has some thousands. */
export async function listEmployments(reader: Reader) {
  const rows = await reader.employment.findMany({ orderBy: { personId: 'asc' }, take: 20_000 });
  return rows.map(({ personId, kind, weekMinutes, bornOn, startsOn, endsOn }) => ({
    personId,
    kind,
    weekMinutes,
    bornOn: bornOn && dateToDay(bornOn),
    startsOn: startsOn && dateToDay(startsOn),
    endsOn: endsOn && dateToDay(endsOn),
  }));
}
