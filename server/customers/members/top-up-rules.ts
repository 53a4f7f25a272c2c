import type { TopUpStep } from '@/lib/top-up-bonus';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/** What the chain puts on top of money paid in, smallest first; a handful. */
export async function topUpRules(reader: Reader): Promise<TopUpStep[]> {
  const rows = await reader.topUpRule.findMany({ orderBy: { fromFen: 'asc' } });
  return rows.map((row) => ({ fromFen: fenOf(row.fromFen), bonusFen: fenOf(row.bonusFen) }));
}
