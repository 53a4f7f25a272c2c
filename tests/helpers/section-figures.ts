import { db } from '@/server/platform/db';
import type { ReportSection } from '@/server/platform/report-section';

/** What one section says of a store's day now, by the version that new reports carry. */
export async function figuresOf<Figures, Details>(
  section: ReportSection<Figures, Details>,
  storeId: string,
  day: string,
): Promise<Figures> {
  const version = section.versions[section.current];
  if (!version) throw new Error('a section has its current version');
  const [row] = await db().$queryRaw<{ figures: unknown }[]>(version.statement(storeId, day));
  return version.schema.parse(row?.figures);
}
