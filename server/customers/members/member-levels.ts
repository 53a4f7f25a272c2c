import type { Reader } from '@/server/platform/db';

/** What a member of it is given. */
export interface MemberLevelShown {
  id: string;
  name: string;
  discountBp: number;
  pointsMilli: number;
  isDefault: boolean;
}

/** Levels of the chain, in their order; a handful. */
export async function memberLevels(reader: Reader): Promise<MemberLevelShown[]> {
  return reader.memberLevel.findMany({
    orderBy: [{ place: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, discountBp: true, pointsMilli: true, isDefault: true },
  });
}

/** The same for head office, with how many customers have each. */
export async function levelsWithMembers(reader: Reader): Promise<(MemberLevelShown & { members: number })[]> {
  const [levels, counts] = await Promise.all([
    memberLevels(reader),
    reader.customer.groupBy({
      by: ['levelId'],
      where: { levelId: { not: null }, mergedIntoId: null, erasedAt: null },
      _count: { _all: true },
      orderBy: { levelId: 'asc' },
    }),
  ]);
  const of = new Map(counts.map(({ levelId, _count }) => [levelId, _count._all]));
  return levels.map((level) => ({ ...level, members: of.get(level.id) ?? 0 }));
}
