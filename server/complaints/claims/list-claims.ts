import { Prisma } from '@/generated/prisma/client';
import { complaintNumber } from '@/lib/complaint-number';
import { goodsOf } from '@/server/catalog/goods-of';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { SUPPLIER_NAMES } from '@/server/purchasing/suppliers/lent-suppliers';
import { supplierNames } from '@/server/purchasing/suppliers/list-suppliers';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import type { ClaimState, GIVINGS } from './claim-rules';

const SOURCE: ListSource = { table: 'supplier_claim', order: [{ by: 'x.opened_at', type: 'timestamptz' }] };
/** Claims of one case; nobody writes so many. */
const MOST_OF_CASE = 50;
/** Suppliers with an open claim that are shown together. */
const MOST_SUPPLIERS = 200;

export interface ClaimFilter {
  storeIds: readonly string[];
  state?: ClaimState | 'open' | undefined;
  supplierId?: string | undefined;
  cursor?: string | undefined;
}

const WITH = {
  complaint: { select: { number: true } },
  lines: { orderBy: { lineNo: 'asc' } },
} satisfies Prisma.SupplierClaimInclude;
type Row = Prisma.SupplierClaimGetPayload<{ include: typeof WITH }>;
export type ClaimView = Awaited<ReturnType<typeof said>>[number];

/** Claims to suppliers, latest first. */
export async function listClaims(reader: Reader, filter: ClaimFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const rows =
    keys.length === 0 ? [] : await reader.supplierClaim.findMany({ where: rowsOf(keys), include: WITH });
  return { rows: inOrderOf(keys, await said(reader, rows)), nextCursor: next };
}

/** How many match, what is still asked of suppliers, and what they gave as credit. */
export async function claimTotals(reader: Reader, filter: ClaimFilter) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter) },
    { openFen: Prisma.sql`CASE WHEN ${OPEN} THEN x.wanted_fen END`, gaveFen: Prisma.sql`x.gave_fen` },
  );
  return { count: total.count, openFen: Number(total.openFen), gaveFen: Number(total.gaveFen) };
}

/** What each supplier is still asked for, the most first. */
export async function openBySupplier(reader: Reader, storeIds: readonly string[]) {
  const rows = await reader.$queryRaw<{ supplierId: string; name: string; count: number; openFen: bigint }[]>`
    SELECT x.supplier_id AS "supplierId", s.name, count(*)::int AS count, coalesce(sum(x.wanted_fen), 0)::bigint AS "openFen"
    FROM supplier_claim x JOIN ${SUPPLIER_NAMES} s ON s.id = x.supplier_id
    WHERE x.store_id = ANY(${[...storeIds]}::uuid[]) AND ${OPEN}
    GROUP BY x.supplier_id, s.name ORDER BY 4 DESC, 3 DESC, s.name LIMIT ${MOST_SUPPLIERS}`;
  return rows.map((row) => ({ ...row, openFen: fenOf(row.openFen) }));
}

/** Claims of one case, the first first. */
export async function claimsOfCase(reader: Reader, storeId: string, complaintId: string) {
  const rows = await reader.supplierClaim.findMany({
    where: { storeId, complaintId },
    orderBy: { number: 'asc' },
    take: MOST_OF_CASE,
    include: WITH,
  });
  return said(reader, rows);
}

/** One claim, as it is printed. @throws NotFound */
export async function claimDetail(reader: Reader, storeId: string, claimId: string): Promise<ClaimView> {
  const row = await reader.supplierClaim.findUnique({
    where: { storeId_id: { storeId, id: claimId } },
    include: WITH,
  });
  const [claim] = row ? await said(reader, [row]) : [];
  if (!claim) throw new NotFound({ noun: 'supplierClaim' });
  return claim;
}

const OPEN = Prisma.sql`x.state IN ('OPEN', 'ANSWERED')`;

function whereOf({ state, supplierId }: ClaimFilter): Prisma.Sql {
  return Prisma.join(
    [
      state === 'open' ? OPEN : state ? Prisma.sql`x.state = ${state}` : Prisma.sql`true`,
      ...(supplierId ? [Prisma.sql`x.supplier_id = ${supplierId}::uuid`] : []),
    ],
    ' AND ',
  );
}

async function said(reader: Reader, rows: readonly Row[]) {
  const [suppliers, goods, names] = await Promise.all([
    supplierNames(
      reader,
      rows.map(({ supplierId }) => supplierId),
    ),
    goodsOf(
      reader,
      rows.flatMap(({ lines }) => lines.map(({ productId }) => productId)),
    ),
    personNames(
      reader,
      rows.flatMap(({ openedById, endedById }) => [openedById, endedById]),
    ),
  ]);
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    number: row.number,
    complaintId: row.complaintId,
    complaint: complaintNumber(row.complaint.number),
    supplierId: row.supplierId,
    supplier: suppliers.get(row.supplierId) ?? '',
    wantedFen: fenOrNull(row.wantedFen),
    reference: row.reference,
    words: row.words,
    state: row.state as ClaimState,
    openedBy: names.get(row.openedById) ?? '',
    openedAt: row.openedAt,
    answeredAt: row.answeredAt,
    answer: row.answer,
    endedAt: row.endedAt,
    endedBy: names.get(row.endedById ?? '') ?? '',
    gave: row.gave as (typeof GIVINGS)[number] | null,
    gaveFen: fenOrNull(row.gaveFen),
    lines: row.lines.map(({ lineNo, productId, quantity }) => ({
      lineNo,
      ...goods(productId),
      quantity: quantity.toString(),
    })),
  }));
}
