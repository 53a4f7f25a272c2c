import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Versions that are shown; older ones stay in the database. */
const SHOWN = 20;
const PARTS = ['say', 'care', 'warranty', 'bargain'] as const;
type Part = (typeof PARTS)[number];

/** Who changed what of a card when, the latest first: of each version the parts it says otherwise than the one before. */
export async function cardHistory(
  reader: Reader,
  of: { productId?: string | undefined; categoryId?: string | undefined },
) {
  const versions = await reader.knowledgeCardVersion.findMany({
    where: { card: of.productId ? { productId: of.productId } : { categoryId: of.categoryId ?? '' } },
    orderBy: { revision: 'desc' },
    take: SHOWN + 1,
  });
  const names = await personNames(
    reader,
    versions.map(({ changedById }) => changedById),
  );
  return {
    versions: versions.slice(0, SHOWN).map((version, index) => ({
      revision: version.revision,
      changedBy: names.get(version.changedById) ?? '',
      changedAt: version.changedAt,
      changes: changed(version, versions[index + 1]),
    })),
    /** There are older ones. */
    isCut: versions.length > SHOWN,
  };
}

type Said = Record<Part, string>;

/** @param before left out: it is the first that is known */
function changed(
  now: Said,
  before: Said | undefined,
): { part: Part; before: string | null; after: string }[] {
  return PARTS.filter((part) => now[part] !== (before?.[part] ?? '')).map((part) => ({
    part,
    before: before ? before[part] : null,
    after: now[part],
  }));
}
