import { Prisma } from '@/generated/prisma/client';
import type { StockDocumentKind, StockEntryKind } from '@/generated/prisma/enums';
import type { Tables } from '@/generated/tables';
import { type Milli, milliToText } from '@/lib/quantity';
import { CALL_OUT } from '@/server/events/write-events';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf, milliToColumn } from '@/server/platform/numbers';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { jsonRows, oneStatement, type Piece } from '@/server/platform/sql';
import { costChangePiece } from './cost-changes';
import type { CostStates } from './cost-rules';
import {
  type CostState,
  type CostStep,
  goodsIn,
  goodsInAtAverage,
  goodsOut,
  goodsOutAt,
  microFromText,
  microToText,
  movedValue,
} from './cost-rules';
import { costsPiece } from './costs-piece';
import { refuseStockless } from './refuse-stockless';

/** One change of one product in one zone, as its document asks for it. */
export interface StockPosting {
  productId: string;
  zoneId: string;
  kind: Exclude<StockEntryKind, 'COST_CORRECTION'>;
  /** Signed thousandths. */
  quantityMilli: Milli;
  /** Value in fen, signed as the quantity, for what brings its own (RECEIVING, OPENING, RETURN) or takes it back; left out: the moving average. */
  valueFen?: number;
  documentKind: StockDocumentKind;
  documentId: string;
  documentLineId: string;
  businessDay: PostingDay;
  occurredAt: Date;
  personId: string;
}

interface CostRow {
  product_id: string;
  quantity: string | number;
  value_fen: string | number;
  last_unit_cost: string | number;
}

/**
 * Locks the stock of these products in this store (one row per product, in key order; every posting of a product goes
 * through it) and reads their cost. Rows that are missing are made.
 */
export async function lockStock(tx: Tx, storeId: string, productIds: readonly string[]): Promise<CostStates> {
  const ids = [...new Set(productIds)].sort();
  // All or none: with some locked and some to be made, two documents could wait for each other.
  const lockAll = async () => {
    const [row] = await tx.$queryRaw<{ costs: CostRow[] }[]>`/*prepared:stock-lock*/
      WITH known AS MATERIALIZED (SELECT count(*) = ${ids.length}::int AS are_all FROM stock_cost
        WHERE store_id = ${storeId}::uuid AND product_id = ANY(${ids}::uuid[])),
      locked AS (SELECT product_id, quantity::text, value_fen::text, last_unit_cost::text FROM stock_cost
        WHERE store_id = ${storeId}::uuid AND product_id = ANY(${ids}::uuid[]) AND (SELECT are_all FROM known)
        ORDER BY product_id FOR UPDATE)
      SELECT coalesce(json_agg(row_to_json(locked)), '[]') AS costs FROM locked`;
    return row?.costs ?? [];
  };
  const costs = await lockAll();
  if (costs.length === ids.length) return costStates(costs);
  await tx.$executeRaw`
    INSERT INTO stock_cost (store_id, product_id) SELECT ${storeId}::uuid, p FROM unnest(${ids}::uuid[]) AS p ORDER BY p
    ON CONFLICT DO NOTHING`;
  return costStates(await lockAll());
}

/** The lock of `lockStock` as a piece of a larger statement; rows that are missing do not appear. */
export function lockedCosts(storeId: string, sortedIds: readonly string[] | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT product_id, quantity::text, value_fen::text, last_unit_cost::text FROM stock_cost
    WHERE store_id = ${storeId}::uuid AND product_id = ANY(${'strings' in sortedIds ? sortedIds : [...sortedIds]}::uuid[]) ORDER BY product_id FOR UPDATE`;
}

export function costStates(rows: readonly CostRow[]): CostStates {
  return new Map(
    rows.map((row) => [
      row.product_id,
      {
        quantityMilli: milliOf(row.quantity),
        valueFen: fenOf(row.value_fen),
        lastUnitCostMicro: microFromText(String(row.last_unit_cost)),
      },
    ]),
  );
}

/**
 * THE writer of the stock ledger, as pieces of one statement: entries, levels and costs. The products must be locked by
 * `lockStock` or `lockedCosts` in the same transaction. Postings are booked in their order, which decides cost.
 * `below_zero` is the zone's level right after each entry.
 */
export function stockPieces(
  storeId: string,
  states: CostStates,
  postings: readonly StockPosting[],
): Record<string, Piece> {
  if (postings.length === 0) return { stock_levels: null, stock_entries: null, stock_costs: null };
  return piecesOf(storeId, plan(storeId, states, postings));
}

function piecesOf(
  storeId: string,
  { entries, levels, costs }: ReturnType<typeof plan>,
): Record<string, Prisma.Sql> {
  return {
    stock_levels: Prisma.sql`INSERT INTO stock_level (store_id, zone_id, product_id, on_hand)
      SELECT ${storeId}::uuid, zone_id, product_id, quantity FROM ${jsonRows('r', levels, 'zone_id uuid, product_id uuid, quantity numeric')}
      ORDER BY product_id, zone_id
      ON CONFLICT (store_id, product_id, zone_id) DO UPDATE SET on_hand = stock_level.on_hand + excluded.on_hand
      RETURNING zone_id, product_id, on_hand`,
    // An entry finds its level by the place of that in the order of keys: a join would try each level for each entry.
    stock_entries: Prisma.sql`INSERT INTO stock_entry (${Prisma.raw(ENTRY_COLUMNS.join(', '))}, below_zero)
      SELECT ${Prisma.raw(ENTRY_COLUMNS.map((column) => `e.${column}`).join(', '))},
        l.on_hand[e.level] - coalesce(sum(e.quantity) OVER (PARTITION BY e.level ORDER BY e.pos
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 0) < 0
      FROM ${jsonRows('e', entries, ENTRY_RECORD)}
      CROSS JOIN (SELECT array_agg(on_hand ORDER BY product_id, zone_id) AS on_hand FROM stock_levels) l
      RETURNING document_line_id, below_zero`,
    stock_costs: costsPiece(storeId, costs),
  };
}

/** A document that is written by the statement that posts it. */
export interface PostedDocument {
  /** Of the prepared statement: what is in it has always the same text. */
  name: string;
  pieces: Record<string, Piece>;
  /** Its act, as `actPieces` makes it. */
  act: { pieces: Record<string, Piece>; heard: Prisma.Sql | undefined };
}

/**
 * Locks, plans and writes: what every document but the hot ones uses. Keeps the history of costs.
 * @param document written in the same statement, where a document has it so
 * @returns the value each posting moved, fen, signed, in their order
 */
export async function postStockEntries(
  tx: Tx,
  storeId: string,
  postings: readonly StockPosting[],
  document?: PostedDocument,
): Promise<number[]> {
  if (postings.length === 0) return [];
  await refuseStockless(
    tx,
    postings.map(({ productId }) => productId),
  );
  const states = await lockStock(
    tx,
    storeId,
    postings.map((posting) => posting.productId),
  );
  const planned = plan(storeId, states, postings);
  const pieces = { ...piecesOf(storeId, planned), cost_changes: costChangePiece(storeId, states, planned) };
  await tx.$queryRaw(document ? withDocument(document, pieces) : oneStatement('stock-post', pieces));
  return planned.valuesFen;
}

function withDocument({ name, pieces, act }: PostedDocument, posted: Record<string, Piece>): Prisma.Sql {
  const all = { ...pieces, ...posted, ...act.pieces };
  return act.heard ? oneStatement(`${name}-heard`, all, act.heard) : oneStatement(name, all, CALL_OUT);
}

const ENTRY_COLUMNS = [
  'store_id',
  'id',
  'zone_id',
  'product_id',
  'kind',
  'quantity',
  'value_fen',
  'document_kind',
  'document_id',
  'document_line_id',
  'business_day',
  'person_id',
  'occurred_at',
] as const satisfies readonly (keyof Tables['stock_entry'])[];

const ENTRY_RECORD = `pos int, level int, store_id uuid, id uuid, zone_id uuid, product_id uuid, kind "StockEntryKind", quantity numeric,
  value_fen bigint, document_kind "StockDocumentKind", document_id uuid, document_line_id uuid, business_day date,
  person_id uuid, occurred_at timestamptz`;

/** Books postings one after another against the cost states and says what to write. */
function plan(storeId: string, states: CostStates, postings: readonly StockPosting[]) {
  const entries: ReturnType<typeof entryRow>[] = [];
  const valuesFen: number[] = [];
  const levels = new LevelChanges(postings);
  const now = new Map(states);
  for (const posting of postings) {
    const state = now.get(posting.productId);
    if (!state) throw new Error(`stock of product ${posting.productId} was not locked`);
    const step = costStep(state, posting);
    now.set(posting.productId, step.next);
    valuesFen.push(step.valueFen);
    const place = () => ({ storeId, pos: entries.length, level: levels.placeOf(posting) });
    entries.push(entryRow(place(), posting, posting.kind, posting.quantityMilli, step.valueFen));
    if (step.correctionFen !== 0) {
      entries.push(entryRow(place(), posting, 'COST_CORRECTION', 0, step.correctionFen));
    }
  }
  return {
    entries,
    valuesFen,
    levels: levels.rows(),
    costs: [...now].map(([product_id, state]) => ({
      product_id,
      quantity: milliToColumn(state.quantityMilli),
      value_fen: state.valueFen,
      last_unit_cost: microToText(state.lastUnitCostMicro),
    })),
  };
}

/** What postings change of each level together, in the order PostgreSQL sorts them: by product, then zone. */
class LevelChanges {
  private readonly changes = new Map<string, { posting: StockPosting; milli: Milli; place: number }>();

  constructor(postings: readonly StockPosting[]) {
    for (const posting of postings) {
      const key = levelKey(posting);
      const known = this.changes.get(key);
      if (known) known.milli += posting.quantityMilli;
      else this.changes.set(key, { posting, milli: posting.quantityMilli, place: 0 });
    }
    for (const [index, key] of [...this.changes.keys()].sort().entries()) {
      const change = this.changes.get(key);
      if (change) change.place = index + 1;
    }
  }

  /** Counted from 1, as arrays of PostgreSQL are. */
  placeOf(posting: StockPosting): number {
    return this.changes.get(levelKey(posting))?.place ?? 0;
  }

  rows() {
    return [...this.changes.values()].map(({ posting, milli }) => ({
      zone_id: posting.zoneId,
      product_id: posting.productId,
      quantity: milliToColumn(milli),
    }));
  }
}

/** Sorts as text just as PostgreSQL sorts the two ids. */
function levelKey({ productId, zoneId }: StockPosting): string {
  return `${productId}${zoneId}`.toLowerCase();
}

function costStep(state: CostState, posting: StockPosting): CostStep {
  const quantity = posting.quantityMilli;
  if (posting.kind === 'ZONE_IN' || posting.kind === 'ZONE_OUT') {
    const size = posting.valueFen ?? movedValue(state, Math.abs(quantity));
    return { next: state, valueFen: quantity < 0 ? -size : size, correctionFen: 0 };
  }
  if (quantity < 0)
    return posting.valueFen === undefined
      ? goodsOut(state, quantity)
      : goodsOutAt(state, quantity, posting.valueFen);
  return posting.valueFen === undefined
    ? goodsInAtAverage(state, quantity)
    : goodsIn(state, quantity, posting.valueFen);
}

function entryRow(
  { storeId, pos, level }: { storeId: string; pos: number; level: number },
  posting: StockPosting,
  kind: StockEntryKind,
  quantityMilli: Milli,
  valueFen: number,
) {
  return {
    pos,
    level,
    store_id: storeId,
    id: newId(),
    zone_id: posting.zoneId,
    product_id: posting.productId,
    kind,
    quantity: milliToText(quantityMilli),
    value_fen: valueFen,
    document_kind: posting.documentKind,
    document_id: posting.documentId,
    document_line_id: posting.documentLineId,
    business_day: dayOf(posting.businessDay, storeId),
    person_id: posting.personId,
    occurred_at: posting.occurredAt.toISOString(),
  };
}
