import { Prisma } from '@/generated/prisma/client';
import type { DiscrepancyClass, StockDocumentKind } from '@/generated/prisma/enums';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { peopleWith } from '@/server/staff/people/people-of-store';
import { casesOfSources } from '../shortages/case-source';
import { type DiscrepancyState, discrepancyState } from './reconciliation-rules';
import type { Narrowing } from './schema';

const RUNS = 50;
const LINES = 100;

/** Runs of a store, of one source where told, latest first. @param before number of the last of the page before */
export async function listReconciliations(
  reader: Reader,
  { storeId, source, before }: { storeId: string; source?: string | undefined; before?: number | undefined },
) {
  const found = await reader.reconciliation.findMany({
    where: { storeId, ...(source ? { source } : {}), ...(before ? { number: { lt: before } } : {}) },
    orderBy: { number: 'desc' },
    take: RUNS + 1,
    select: {
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
    },
  });
  const rows = found.slice(0, RUNS);
  return { rows, next: found.length > RUNS ? (rows.at(-1)?.number ?? null) : null };
}

/** Names other programs were given before, with what their files call the store. */
export async function listSources(reader: Reader, storeId: string) {
  return reader.reconciliationSource.findMany({
    where: { storeId },
    orderBy: { name: 'asc' },
    select: { name: true, theirStore: true },
  });
}

/** Who may be named to explain a discrepancy: whoever answers for zones in this store. */
export function discrepancyOwners(reader: Reader, storeId: string) {
  return peopleWith(reader, 'zones.read', storeId);
}

/** One run with its sums by zone and person. @param seesCost whether values may be shown @throws NotFound */
export async function reconciliationDetail(
  reader: Reader,
  { storeId, reconciliationId }: { storeId: string; reconciliationId: string },
  seesCost: boolean,
) {
  const run = await reader.reconciliation.findUnique({
    where: { storeId_id: { storeId, id: reconciliationId } },
  });
  if (!run) throw new NotFound({ noun: 'reconciliation' });
  const { digest: _digest, fileHash: _hash, recordedAt: _recorded, personId, valueFen, ...facts } = run;
  const [person, groups] = await Promise.all([
    reader.person.findUnique({ where: { id: personId }, select: { name: true } }),
    groupsOf(reader, storeId, reconciliationId),
  ]);
  return {
    ...facts,
    person: person?.name ?? '',
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
    FROM discrepancy_finding f LEFT JOIN zone z ON z.store_id = f.store_id AND z.id = f.zone_id LEFT JOIN person p ON p.id = f.owner_id
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
  /** The shortage case it opened. */
  case: { caseId: string; number: number } | null;
}

type LineRow = Omit<DiscrepancyLine, 'valueFen' | 'state' | 'case'> & {
  valueFen: string;
  explainedAt: Date | null;
};

/** `f` holds the figures, `d` the discrepancy: both are the discrepancy itself among the open ones. */
const LINE = Prisma.sql`d.id AS "discrepancyId", d.source, f.class, d.product_id AS "productId", coalesce(p.code, '') AS code,
  coalesce(p.name, '') AS name, coalesce(p.unit, '') AS unit, d.their_code AS "theirCode", d.their_name AS "theirName",
  f.other_code AS "otherCode", f.document_kind AS "documentKind", f.document_id AS "documentId", z.name AS zone, o.name AS owner,
  f.owner_id AS "ownerId", trim_scale(f.ours)::text AS ours, trim_scale(f.theirs)::text AS theirs,
  trim_scale(f.difference)::text AS difference, f.value_fen::text AS "valueFen", d.note, d.close_reason AS "closeReason",
  d.opened_at AS "openedAt", d.explained_at AS "explainedAt", d.closed_at AS "closedAt", ro.number AS "openedBy", rc.number AS "closedBy"`;
const JOINS = Prisma.sql`LEFT JOIN product p ON p.id = d.product_id LEFT JOIN zone z ON z.store_id = f.store_id AND z.id = f.zone_id
  LEFT JOIN person o ON o.id = f.owner_id JOIN reconciliation ro ON ro.store_id = d.store_id AND ro.id = d.opened_run_id
  LEFT JOIN reconciliation rc ON rc.store_id = d.store_id AND rc.id = d.closed_run_id`;

/** As `discrepancyState` says it. */
const OF_STATE: Record<DiscrepancyState, Prisma.Sql> = {
  OPEN: Prisma.sql`d.closed_at IS NULL AND d.explained_at IS NULL`,
  EXPLAINED: Prisma.sql`d.closed_at IS NULL AND d.explained_at IS NOT NULL`,
  CLOSED: Prisma.sql`d.closed_at IS NOT NULL`,
};

function narrowed(by: Narrowing): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (by.class) parts.push(Prisma.sql`f.class = ${by.class}::"DiscrepancyClass"`);
  if (by.zoneId !== undefined) parts.push(Prisma.sql`f.zone_id IS NOT DISTINCT FROM ${by.zoneId}::uuid`);
  if (by.state) parts.push(OF_STATE[by.state]);
  if (by.ownerId !== undefined) parts.push(Prisma.sql`f.owner_id IS NOT DISTINCT FROM ${by.ownerId}::uuid`);
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
      AND ${narrowed(of)} ORDER BY f.line_no LIMIT ${LINES + 1}`;
  const page = rows.slice(0, LINES);
  return {
    rows: await withCases(reader, of.storeId, page, seesCost),
    next: rows.length > LINES ? (page.at(-1)?.lineNo ?? null) : null,
  };
}

/** What is not closed in a store, the newest first. @param of.before id of the last of the page before */
export async function openDiscrepancies(
  reader: Reader,
  of: { storeId: string; source?: string | undefined; before?: string | undefined } & Narrowing,
  seesCost: boolean,
) {
  const rows = await reader.$queryRaw<LineRow[]>`
    SELECT NULL::int AS "lineNo", ${LINE} FROM discrepancy d CROSS JOIN LATERAL (SELECT d.*) f ${JOINS}
    WHERE d.store_id = ${of.storeId}::uuid AND d.closed_at IS NULL
      ${of.source ? Prisma.sql`AND d.source = ${of.source}` : Prisma.empty}
      ${of.before ? Prisma.sql`AND d.id < ${of.before}::uuid` : Prisma.empty}
      AND ${narrowed(of)} ORDER BY d.id DESC LIMIT ${LINES + 1}`;
  const page = rows.slice(0, LINES);
  return {
    rows: await withCases(reader, of.storeId, page, seesCost),
    next: rows.length > LINES ? (page.at(-1)?.discrepancyId ?? null) : null,
  };
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
