import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Somebody's part of a line they sold with others, basis points. */
export interface LineShare {
  personId: string;
  person: string;
  shareBp: number;
}

/** Who sold lines together, the most first, by line; one that comes back is theirs who sold it. Lines of one person are left out. */
export async function sharesOfLines(
  reader: Reader,
  storeId: string,
  lines: readonly { id: string; returnsLineId: string | null }[],
): Promise<Map<string, LineShare[]>> {
  const soldAs = new Map(lines.map(({ id, returnsLineId }) => [id, returnsLineId ?? id]));
  const rows = await reader.ticketLineShare.findMany({
    where: { storeId, lineId: { in: [...soldAs.values()] } },
    orderBy: [{ shareBp: 'desc' }, { personId: 'asc' }],
    select: { lineId: true, personId: true, shareBp: true },
  });
  if (rows.length === 0) return new Map();
  const names = await personNames(
    reader,
    rows.map(({ personId }) => personId),
  );
  const sharesOf = (lineId: string) =>
    rows
      .filter((row) => row.lineId === lineId)
      .map(({ personId, shareBp }) => ({ personId, person: names.get(personId) ?? '', shareBp }));
  return new Map([...soldAs].map(([id, sold]) => [id, sharesOf(sold)]));
}
