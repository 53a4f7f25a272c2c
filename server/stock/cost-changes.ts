import type { StockDocumentKind, StockEntryKind } from '@/generated/prisma/enums';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf, milliToColumn } from '@/server/platform/numbers';
import { insertRows, type Piece } from '@/server/platform/sql';
import type { CostStates } from './cost-rules';
import { type CostState, microFromText, microToText, unitCost } from './cost-rules';

/** An entry as it is written, as far as its cost goes. */
interface BookedEntry {
  id: string;
  product_id: string;
  kind: StockEntryKind;
  quantity: string;
  value_fen: number;
  document_kind: StockDocumentKind;
  document_id: string;
  person_id: string;
  business_day: string;
  occurred_at: string;
}

interface Booked {
  entries: readonly BookedEntry[];
  costs: readonly { product_id: string; last_unit_cost: string }[];
}

/** Entries that bring a cost of their own, or correct one; all others leave the average as it is. */
const CHANGING: readonly StockEntryKind[] = ['RECEIVING', 'OPENING', 'TRANSFER_IN', 'COST_CORRECTION'];

/**
 * The history of costs: a row for each product of a document that came in with a cost of its own or was corrected after
 * selling below zero. Goods that go out or are found leave at the average and write none.
 * @param before the costs as they were locked
 */
export function costChangePiece(storeId: string, before: CostStates, booked: Booked): Piece {
  const last = new Map(booked.costs.map((cost) => [cost.product_id, microFromText(cost.last_unit_cost)]));
  const rows = runsOf(booked.entries).flatMap((runs) => {
    const productId = runs[0]?.[0]?.product_id ?? '';
    let state = before.get(productId);
    return runs.flatMap((run) => {
      if (!state) throw new Error(`cost of product ${productId} was not locked`);
      const was = state;
      state = afterRun(was, run, last.get(productId) ?? was.lastUnitCostMicro);
      return run.some(({ kind }) => CHANGING.includes(kind)) ? [changeRow(storeId, run, was, state)] : [];
    });
  });
  return insertRows('cost_change', COLUMNS, rows);
}

/** The entries of each product, one run a document, in the order they were booked. Zone moves change no cost. */
function runsOf(entries: readonly BookedEntry[]): BookedEntry[][][] {
  const ofProduct = new Map<string, BookedEntry[][]>();
  for (const entry of entries) {
    if (entry.kind === 'ZONE_IN' || entry.kind === 'ZONE_OUT') continue;
    const runs = ofProduct.get(entry.product_id) ?? [];
    const run = runs.at(-1);
    if (run?.[0]?.document_id === entry.document_id) run.push(entry);
    else runs.push([entry]);
    ofProduct.set(entry.product_id, runs);
  }
  return [...ofProduct.values()];
}

function afterRun(was: CostState, run: readonly BookedEntry[], lastUnitCostMicro: bigint): CostState {
  return {
    quantityMilli: run.reduce((sum, entry) => sum + milliOf(entry.quantity), was.quantityMilli),
    valueFen: fenOf(run.reduce((sum, entry) => sum + entry.value_fen, was.valueFen)),
    lastUnitCostMicro,
  };
}

/** @param run at least one entry */
function changeRow(storeId: string, run: readonly BookedEntry[], was: CostState, is: CostState) {
  const [first] = run;
  // A count has a moment for each of its shelves.
  const latest = run
    .map((entry) => entry.occurred_at)
    .sort()
    .at(-1);
  if (!first || !latest) throw new Error('a run of entries is never empty');
  return {
    store_id: storeId,
    id: newId(),
    product_id: first.product_id,
    document_kind: first.document_kind,
    document_id: first.document_id,
    entry_ids: run.map((entry) => entry.id),
    before_quantity: milliToColumn(was.quantityMilli),
    before_value_fen: was.valueFen,
    before_unit_cost: microToText(unitCost(was)),
    after_quantity: milliToColumn(is.quantityMilli),
    after_value_fen: is.valueFen,
    after_unit_cost: microToText(unitCost(is)),
    person_id: first.person_id,
    business_day: first.business_day,
    occurred_at: latest,
  };
}

const COLUMNS = [
  'store_id',
  'id',
  'product_id',
  'document_kind',
  'document_id',
  'entry_ids',
  'before_quantity',
  'before_value_fen',
  'before_unit_cost',
  'after_quantity',
  'after_value_fen',
  'after_unit_cost',
  'person_id',
  'business_day',
  'occurred_at',
] as const;
