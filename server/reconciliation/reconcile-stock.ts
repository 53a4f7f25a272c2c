import type { Prisma } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { milliToColumn } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { takeDocumentNumber } from '@/server/stores/document-series';
import {
  type ComparisonRequest,
  compareStock,
  explainByDocuments,
  type NotCompared,
  notComparedGoods,
} from './compare-stock';
import { CutOffBeforeLastRun, CutOffInFuture } from './errors';
import { classify, countClasses, differenceOf, type Finding } from './reconciliation-rules';

export interface ReconciliationRequest extends ComparisonRequest {
  /** The run's id. */
  requestId: string;
  fileName: string;
  fileHash: string;
  /** Rows of the file that are not among the goods. */
  leftOut: number;
  /** To remember: heading of each field, and what their file calls the store. */
  columns: Record<string, string>;
  theirStore: string;
}

export interface Comparison {
  /** Goods compared: theirs and ours together. */
  compared: number;
  findings: Finding[];
  /** Goods left out because a row of theirs could not be read. */
  notCompared: NotCompared[];
}

/** Rows written by one statement. */
const PIECE_ROWS = 5_000;
/** Codes the trail names of what was not compared. */
const NAMED = 50;

/** What a run would find; writes nothing. @throws CutOffInFuture */
export async function compareWithBook(
  reader: Reader,
  request: ComparisonRequest,
  now: Date,
): Promise<Comparison> {
  if (request.cutOff > now) throw new CutOffInFuture();
  const { compared, differing } = await compareStock(reader, request);
  return {
    compared,
    findings: classify(differing, await explainByDocuments(reader, request, differing)),
    notCompared: await notComparedGoods(reader, request),
  };
}

/**
 * One run: compares, opens what is new, carries over what is still there with its latest figures, and closes what is not
 * found any more. What was not compared stays as it is. Runs of a store wait for each other.
 * @param onProgress findings written so far, of how many
 * @throws CutOffInFuture, CutOffBeforeLastRun
 */
export async function reconcileStock(
  tx: Tx,
  ctx: ActorContext,
  request: ReconciliationRequest,
  onProgress?: (done: number, total: number) => void,
) {
  const { storeId, source, requestId: runId } = request;
  const number = await takeDocumentNumber(tx, storeId, 'RECONCILIATION');
  await refuseOlder(tx, request);
  const { compared, findings, notCompared } = await compareWithBook(tx, request, ctx.now);
  const open = await lockOpen(tx, storeId, source);
  const untouched = notCompared.flatMap((one) => open.get(keyOf(one.productId, one.theirCode)) ?? []);
  const lines = findings.map((finding, at) => {
    const known = open.get(keyOf(finding.productId, finding.theirCode));
    return { finding, lineNo: at + 1, discrepancyId: known ?? newId(), carried: known !== undefined };
  });
  const carriedOver = lines.filter(({ carried }) => carried).length;
  const counts = countClasses(findings);
  const facts = {
    compared,
    agrees: compared - findings.length,
    timing: counts.TIMING,
    missingThere: counts.MISSING_THERE,
    missingHere: counts.MISSING_HERE,
    wrongCode: counts.WRONG_CODE,
    difference: counts.DIFFERENCE,
    opened: findings.length - carriedOver,
    carriedOver,
    closed: open.size - carriedOver - untouched.length,
  };
  await tx.reconciliation.create({
    data: {
      storeId,
      id: runId,
      number,
      source,
      fileName: request.fileName,
      fileHash: request.fileHash,
      cutOff: request.cutOff,
      leftOut: request.leftOut,
      ...facts,
      valueFen: findings.reduce((sum, finding) => sum + BigInt(finding.valueFen), 0n),
      personId: ctx.actor.personId,
      occurredAt: ctx.now,
    },
  });
  for (let at = 0; at < lines.length; at += PIECE_ROWS) {
    await writePiece(tx, ctx, request, lines.slice(at, at + PIECE_ROWS));
    onProgress?.(Math.min(at + PIECE_ROWS, lines.length), lines.length);
  }
  await tx.$executeRaw`UPDATE discrepancy SET closed_at = ${ctx.now}::timestamptz, closed_run_id = ${runId}::uuid
    WHERE store_id = ${storeId}::uuid AND source = ${source} AND closed_at IS NULL AND last_run_id <> ${runId}::uuid
      AND id <> ALL(${untouched}::uuid[])`;
  await rememberSource(tx, request);
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'reconciliation.reconcile',
    subjectKind: 'reconciliation',
    subjectId: runId,
    after: {
      number,
      source,
      file: request.fileName,
      cutOff: request.cutOff.toISOString(),
      ...facts,
      notCompared: notCompared.map(({ code }) => code).slice(0, NAMED),
    },
    requestId: runId,
  });
  return { reconciliationId: runId, number, ...facts, notCompared };
}

async function refuseOlder(tx: Tx, { storeId, source, cutOff }: ReconciliationRequest): Promise<void> {
  const last = await tx.reconciliation.findFirst({
    where: { storeId, source, void: { is: null } },
    orderBy: { number: 'desc' },
    select: { number: true, cutOff: true },
  });
  if (last && cutOff < last.cutOff) throw new CutOffBeforeLastRun({ number: last.number });
}

/** Open discrepancies of a source by what they are about, nobody else changing them until the transaction ends. */
async function lockOpen(tx: Tx, storeId: string, source: string): Promise<Map<string, string>> {
  const open = await tx.$queryRaw<{ id: string; productId: string | null; theirCode: string }[]>`
    SELECT id, product_id AS "productId", their_code AS "theirCode" FROM discrepancy
    WHERE store_id = ${storeId}::uuid AND source = ${source} AND closed_at IS NULL ORDER BY id FOR UPDATE`;
  return new Map(open.map(({ id, productId, theirCode }) => [keyOf(productId, theirCode), id]));
}

const keyOf = (productId: string | null, theirCode: string) => productId ?? `code ${theirCode}`;

interface Line {
  finding: Finding;
  lineNo: number;
  discrepancyId: string;
  carried: boolean;
}

const COLUMNS = `id uuid, line_no int, carried boolean, their_code text, their_name text, product_id uuid, zone_id uuid, owner_id uuid,
  class "DiscrepancyClass", ours numeric, theirs numeric, difference numeric, value_fen bigint, document_kind "StockDocumentKind",
  document_id uuid, other_code text`;

/** New discrepancies, latest figures of known ones, and what this run found of each: three statements for thousands of rows. */
async function writePiece(
  tx: Tx,
  ctx: ActorContext,
  { storeId, source, requestId: runId }: ReconciliationRequest,
  lines: readonly Line[],
): Promise<void> {
  const rows = lines.map(({ finding, lineNo, discrepancyId, carried }) => ({
    id: discrepancyId,
    line_no: lineNo,
    carried,
    their_code: finding.theirCode,
    their_name: finding.theirName,
    product_id: finding.productId,
    zone_id: finding.zoneId,
    owner_id: finding.ownerId,
    class: finding.class,
    ours: milliToColumn(finding.oursMilli),
    theirs: milliToColumn(finding.theirsMilli),
    difference: milliToColumn(differenceOf(finding)),
    value_fen: finding.valueFen,
    document_kind: finding.document?.kind ?? null,
    document_id: finding.document?.id ?? null,
    other_code: finding.otherCode,
  }));
  const carried = rows.filter((row) => row.carried);
  const opened = rows.filter((row) => !row.carried);
  if (opened.length > 0)
    await tx.$executeRaw`INSERT INTO discrepancy (store_id, id, source, their_code, their_name, product_id, zone_id, owner_id, class, ours,
        theirs, difference, value_fen, document_kind, document_id, other_code, opened_run_id, opened_at, last_run_id)
      SELECT ${storeId}::uuid, id, ${source}, their_code, their_name, product_id, zone_id, owner_id, class, ours, theirs, difference,
        value_fen, document_kind, document_id, other_code, ${runId}::uuid, ${ctx.now}::timestamptz, ${runId}::uuid
      FROM ${jsonRows('r', opened, COLUMNS)}`;
  if (carried.length > 0)
    // An explanation holds for the figure it was given for.
    await tx.$executeRaw`UPDATE discrepancy d SET their_code = r.their_code, their_name = r.their_name, zone_id = r.zone_id,
        owner_id = coalesce(d.owner_id, r.owner_id), class = r.class, ours = r.ours, theirs = r.theirs, difference = r.difference,
        value_fen = r.value_fen, document_kind = r.document_kind, document_id = r.document_id, other_code = r.other_code,
        last_run_id = ${runId}::uuid,
        explained_at = CASE WHEN d.difference = r.difference THEN d.explained_at END,
        explained_by_id = CASE WHEN d.difference = r.difference THEN d.explained_by_id END
      FROM ${jsonRows('r', carried, COLUMNS)} WHERE d.store_id = ${storeId}::uuid AND d.id = r.id`;
  await tx.$executeRaw`INSERT INTO discrepancy_finding (store_id, reconciliation_id, line_no, discrepancy_id, class, zone_id, owner_id, ours,
      theirs, difference, value_fen, document_kind, document_id, other_code)
    SELECT d.store_id, ${runId}::uuid, r.line_no, r.id, r.class, r.zone_id, d.owner_id, r.ours, r.theirs, r.difference, r.value_fen,
      r.document_kind, r.document_id, r.other_code
    FROM ${jsonRows('r', rows, COLUMNS)} JOIN discrepancy d ON d.store_id = ${storeId}::uuid AND d.id = r.id`;
}

async function rememberSource(
  tx: Tx,
  { storeId, source, columns, theirStore }: ReconciliationRequest,
): Promise<void> {
  const remembered = { columns: columns satisfies Prisma.InputJsonObject, theirStore };
  await tx.reconciliationSource.upsert({
    where: { storeId_name: { storeId, name: source } },
    create: { storeId, name: source, ...remembered },
    update: remembered,
  });
}
