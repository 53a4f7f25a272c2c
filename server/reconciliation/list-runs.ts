import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { peopleWith } from '@/server/staff/people/people-of-store';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';

const RUNS: ListSource = { table: 'reconciliation', order: [{ by: 'x.occurred_at', type: 'timestamptz' }] };

interface RunFilter {
  storeIds: readonly string[];
  source?: string | undefined;
  cursor?: string | undefined;
}

/** Runs, of one source where told, latest first. */
export async function listReconciliations(reader: Reader, filter: RunFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, RUNS, { ...filter, where: ofSource(filter) }, take);
  const found = await reader.reconciliation.findMany({
    where: rowsOf(keys),
    select: {
      storeId: true,
      id: true,
      number: true,
      source: true,
      cutOff: true,
      occurredAt: true,
      compared: true,
      agrees: true,
      opened: true,
      carriedOver: true,
      closed: true,
      void: { select: { reason: true } },
    },
  });
  const rows = inOrderOf(keys, found).map(({ void: voided, ...row }) => ({
    ...row,
    isVoid: voided !== null,
  }));
  return { rows, nextCursor: next };
}

/** How many runs there are, and how many discrepancies they opened; one taken back opened none. */
export async function reconciliationTotals(reader: Reader, filter: RunFilter) {
  const total = await totalOfStores(
    reader,
    RUNS,
    { ...filter, where: ofSource(filter) },
    {
      opened: Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM reconciliation_void v
        WHERE v.store_id = x.store_id AND v.reconciliation_id = x.id) THEN 0 ELSE x.opened END`,
    },
  );
  return { count: total.count, opened: Number(total.opened) };
}

function ofSource({ source }: RunFilter): Prisma.Sql {
  return source ? Prisma.sql`x.source = ${source}` : Prisma.sql`true`;
}

/** Names other programs were given before, with what their files call the store. */
export async function listSources(reader: Reader, storeId: string) {
  return reader.reconciliationSource.findMany({
    where: { storeId },
    orderBy: { name: 'asc' },
    select: { name: true, theirStore: true },
  });
}

/** Names other programs were given in any of these stores, each once. */
export async function sourceNames(reader: Reader, storeIds: readonly string[]) {
  return reader.reconciliationSource.findMany({
    where: { storeId: { in: [...storeIds] } },
    distinct: ['name'],
    orderBy: { name: 'asc' },
    select: { name: true },
  });
}

/** Who may be named to explain a discrepancy: whoever answers for zones in this store. */
export function discrepancyOwners(reader: Reader, storeId: string) {
  return peopleWith(reader, 'zones.read', storeId);
}
