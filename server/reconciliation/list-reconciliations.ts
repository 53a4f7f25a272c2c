import { Prisma } from '@/generated/prisma/client';
import type { DiscrepancyClass, StockDocumentKind } from '@/generated/prisma/enums';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { casesOfSources } from '@/server/shortages/case-source';
import { PEOPLE } from '@/server/staff/lent-people';
import { personNames } from '@/server/staff/person-names';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  totalOfStores,
} from '@/server/stores/store-list';
import { ZONES } from '@/server/zones/lent-zones';
import { type DiscrepancyState, discrepancyState } from './reconciliation-rules';
import type { Narrowing } from './schema';

const LINES = 100;
/** Made in order: an id is its moment. */
const OPEN: ListSource = { table: 'discrepancy', order: [] };

/** One run with its sums by zone and person. @param seesCost whether values may be shown @throws NotFound */
export async function reconciliationDetail(
  reader: Reader,
  { storeId, reconciliationId }: { storeId: string; reconciliationId: string },
  seesCost: boolean,
) {
  const run = await reader.reconciliation.findUnique({
    where: { storeId_id: { storeId, id: reconciliationId } },
    include: { void: true },
  });
  if (!run) throw new NotFound({ noun: 'reconciliation' });
  const {
    digest: _digest,
    fileHash: _hash,
    recordedAt: _recorded,
    personId,
    valueFen,
    void: voided,
    ...facts
  } = run;
  const [people, groups] = await Promise.all([
    personNames(reader, [personId, voided?.personId]),
    groupsOf(reader, storeId, reconciliationId),
  ]);
  return {
    ...facts,
    person: people.get(personId) ?? '',
    /** Taken back: by whom, when and why. */
    void: voided && {
      person: people.get(voided.personId) ?? '',
      at: voided.voidedAt,
      reason: voided.reason,
    },
    valueFen: seesCost ? fenOf(valueFen) : null,
    groups: groups.map((group) => ({ ...group, valueFen: seesCost ? fenOf(group.valueFen) : null })),
  };
}

interface GroupRow {
  zoneId: string | null;
  zone: string | null;
  ownerId: string | null;
  owner: string | null;
  lines: number;
  valueFen: string;
}

function groupsOf(reader: Reader, storeId: string, reconciliationId: string) {
  return reader.$queryRaw<GroupRow[]>`
    SELECT f.zone_id AS "zoneId", z.name AS zone, f.owner_id AS "ownerId", p.name AS owner, count(*)::int AS lines,
      sum(f.value_fen)::text AS "valueFen"
    FROM discrepancy_finding f LEFT JOIN ${ZONES} z ON z.store_id = f.store_id AND z.id = f.zone_id LEFT JOIN ${PEOPLE} p ON p.id = f.owner_id
    WHERE f.store_id = ${storeId}::uuid AND f.reconciliation_id = ${reconciliationId}::uuid
    GROUP BY f.zone_id, z.name, z.position, z.code, f.owner_id, p.name ORDER BY z.position, z.code, p.name`;
}

export interface DiscrepancyLine {
  /** Of a run; null among the open ones. */
  lineNo: number | null;
  discrepancyId: string;
  source: string;
  class: DiscrepancyClass;
  state: DiscrepancyState;
  productId: string | null;
  code: string;
  name: string;
  spec: string;
  unit: string;
  theirCode: string;
  theirName: string;
  otherCode: string | null;
  documentKind: StockDocumentKind | null;
  documentId: string | null;
  zone: string | null;
  owner: string | null;
  ownerId: string | null;
  ours: string;
  theirs: string;
  /** Ours less theirs. */
  difference: string;
  valueFen: number | null;
  note: string;
  closeReason: string;
  openedAt: Date;
  closedAt: Date | null;
  /** The run that opened it, and the one that did not find it any more. */
  openedBy: number;
  closedBy: number | null;
  /** The run that opened it was taken back. */
  isOfVoid: boolean;
  /** The shortage case it opened. */
  case: { caseId: string; number: number } | null;
}

type LineRow = Omit<DiscrepancyLine, 'valueFen' | 'state' | 'case'> & {
  valueFen: string;
  explainedAt: Date | null;
};

/** `f` holds the figures, `d` the discrepancy: both are the discrepancy itself among the open ones. */
const LINE = Prisma.sql`d.id AS "discrepancyId", d.source, f.class, d.product_id AS "productId", coalesce(p.code, '') AS code,
  coalesce(p.name, '') AS name, coalesce(p.spec, '') AS spec, coalesce(p.unit, '') AS unit, d.their_code AS "theirCode", d.their_name AS "theirName",
  f.other_code AS "otherCode", f.document_kind AS "documentKind", f.document_id AS "documentId", z.name AS zone, o.name AS owner,
  f.owner_id AS "ownerId", trim_scale(f.ours)::text AS ours, trim_scale(f.theirs)::text AS theirs,
  trim_scale(f.difference)::text AS difference, f.value_fen::text AS "valueFen", d.note, d.close_reason AS "closeReason",
  d.opened_at AS "openedAt", d.explained_at AS "explainedAt", d.closed_at AS "closedAt", ro.number AS "openedBy", rc.number AS "closedBy",
  EXISTS (SELECT 1 FROM reconciliation_void v WHERE v.store_id = d.store_id AND v.reconciliation_id = d.opened_run_id) AS "isOfVoid"`;
const JOINS = Prisma.sql`LEFT JOIN ${GOODS} p ON p.id = d.product_id LEFT JOIN ${ZONES} z ON z.store_id = f.store_id AND z.id = f.zone_id
  LEFT JOIN ${PEOPLE} o ON o.id = f.owner_id JOIN reconciliation ro ON ro.store_id = d.store_id AND ro.id = d.opened_run_id
  LEFT JOIN reconciliation rc ON rc.store_id = d.store_id AND rc.id = d.closed_run_id`;

/** As `discrepancyState` says it. */
const OF_STATE: Record<DiscrepancyState, string> = {
  OPEN: 'closed_at IS NULL AND $.explained_at IS NULL',
  EXPLAINED: 'closed_at IS NULL AND $.explained_at IS NOT NULL',
  CLOSED: 'closed_at IS NOT NULL',
};

/** @param figures alias of what holds the figures @param moments alias of the discrepancy */
function narrowed(by: Narrowing, figures: string, moments: string): Prisma.Sql {
  const f = Prisma.raw(figures);
  const parts = [Prisma.sql`true`];
  if (by.class) parts.push(Prisma.sql`${f}.class = ${by.class}::"DiscrepancyClass"`);
  if (by.zoneId !== undefined) parts.push(Prisma.sql`${f}.zone_id IS NOT DISTINCT FROM ${by.zoneId}::uuid`);
  if (by.state) parts.push(Prisma.raw(`${moments}.${OF_STATE[by.state].replaceAll('$', moments)}`));
  if (by.ownerId !== undefined)
    parts.push(Prisma.sql`${f}.owner_id IS NOT DISTINCT FROM ${by.ownerId}::uuid`);
  return Prisma.join(parts, ' AND ');
}

/** What one run found, the largest value first. @param of.after line number of the last of the page before */
export async function reconciliationLines(
  reader: Reader,
  of: { storeId: string; reconciliationId: string; after?: number | undefined } & Narrowing,
  seesCost: boolean,
) {
  const rows = await reader.$queryRaw<LineRow[]>`
    SELECT f.line_no AS "lineNo", ${LINE} FROM discrepancy_finding f
    JOIN discrepancy d ON d.store_id = f.store_id AND d.id = f.discrepancy_id ${JOINS}
    WHERE f.store_id = ${of.storeId}::uuid AND f.reconciliation_id = ${of.reconciliationId}::uuid AND f.line_no > ${of.after ?? 0}::int
      AND ${narrowed(of, 'f', 'd')} ORDER BY f.line_no LIMIT ${LINES + 1}`;
  const page = rows.slice(0, LINES);
  return {
    rows: await withCases(reader, of.storeId, page, seesCost),
    next: rows.length > LINES ? (page.at(-1)?.lineNo ?? null) : null,
  };
}

interface OpenFilter extends Narrowing {
  storeIds: readonly string[];
  source?: string | undefined;
  cursor?: string | undefined;
}

/** What is not closed, the newest first. @param sees whether costs of a store may be shown */
export async function openDiscrepancies(
  reader: Reader,
  of: OpenFilter,
  sees: (storeId: string) => boolean,
  take = LINES,
) {
  const { keys, next } = await pageOfStores(reader, OPEN, { ...of, where: openWhere(of) }, take);
  const found = await reader.$queryRaw<(LineRow & RowKey)[]>`
    SELECT d.store_id AS "storeId", d.id, NULL::int AS "lineNo", ${LINE} FROM
    ${jsonRows(
      'k',
      keys.map(({ storeId, id }) => ({ store_id: storeId, id })),
      'store_id uuid, id uuid',
    )}
    JOIN discrepancy d ON d.store_id = k.store_id AND d.id = k.id CROSS JOIN LATERAL (SELECT d.*) f ${JOINS}`;
  const rows = inOrderOf(keys, found);
  const stores = [...new Set(rows.map(({ storeId }) => storeId))];
  const shown = await Promise.all(
    stores.map(async (storeId) => {
      const own = rows.filter((row) => row.storeId === storeId);
      const lines = await withCases(reader, storeId, own, sees(storeId));
      return lines.map((line) => ({ ...line, storeId, id: line.discrepancyId }));
    }),
  );
  return { rows: inOrderOf(keys, shown.flat()), nextCursor: next };
}

/** How many are open, and what they are worth together. */
export async function openDiscrepancyTotals(reader: Reader, of: OpenFilter, seesCost: boolean) {
  const total = await totalOfStores(
    reader,
    OPEN,
    { ...of, where: openWhere(of) },
    { fen: Prisma.sql`x.value_fen` },
  );
  return { count: total.count, valueFen: seesCost ? fenOf(total.fen) : null };
}

function openWhere(of: OpenFilter): Prisma.Sql {
  return Prisma.sql`x.closed_at IS NULL ${of.source ? Prisma.sql`AND x.source = ${of.source}` : Prisma.empty}
    AND ${narrowed(of, 'x', 'x')}`;
}

async function withCases(reader: Reader, storeId: string, rows: LineRow[], seesCost: boolean) {
  const ids = rows.map((row) => row.discrepancyId);
  const cases = new Map(
    (await casesOfSources(reader, storeId, 'RECONCILIATION', ids)).map((one) => [one.sourceId, one]),
  );
  return rows.map(
    ({ explainedAt, valueFen, ...row }): DiscrepancyLine => ({
      ...row,
      state: discrepancyState({ explainedAt, closedAt: row.closedAt }),
      valueFen: seesCost ? fenOf(valueFen) : null,
      case: cases.get(row.discrepancyId) ?? null,
    }),
  );
}
