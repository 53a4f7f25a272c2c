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
