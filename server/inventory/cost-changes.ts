import type { StockEntryKind } from '@/generated/prisma/enums';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf, milliToColumn } from '@/server/platform/numbers';
import { insertRows, type Piece } from '@/server/platform/sql';
import { type CostState, microFromText, microToText, unitCost } from './cost-rules';
import type { CostStates, StockPosting } from './post-stock-entries';

/** What a posting wrote, as far as its cost goes. */
interface Booked {
  entries: readonly { id: string; product_id: string; kind: StockEntryKind }[];
  costs: readonly { product_id: string; quantity: string; value_fen: number; last_unit_cost: string }[];
}

/**
 * The history of a product's cost, one row for each product of a document that came in with a cost of its own or was
 * corrected after selling below zero. Goods that go out or are found leave at the average and write none.
 * @param before the costs as they were locked
 */
export function costChangePiece(
  storeId: string,
  before: CostStates,
  postings: readonly StockPosting[],
  booked: Booked,
): Piece {
  const changed = new Set([
    ...postings.filter(bringsItsCost).map((posting) => posting.productId),
    ...booked.entries.filter(({ kind }) => kind === 'COST_CORRECTION').map((entry) => entry.product_id),
  ]);
  const entriesOf = new Map([...changed].map((productId): [string, string[]] => [productId, []]));
  for (const { id, product_id, kind } of booked.entries)
    if (!isZoneMove(kind)) entriesOf.get(product_id)?.push(id);
  const firstOf = new Map(postings.toReversed().map((posting) => [posting.productId, posting]));
  const after = new Map(booked.costs.map((cost) => [cost.product_id, cost]));
  const rows = [...changed].map((productId) => {
    const posting = firstOf.get(productId);
    const was = before.get(productId);
    const is = after.get(productId);
    if (!posting || !was || !is) throw new Error(`cost of product ${productId} was not locked`);
    return {
      store_id: storeId,
      id: newId(),
      product_id: productId,
      document_kind: posting.documentKind,
      document_id: posting.documentId,
      entry_ids: entriesOf.get(productId) ?? [],
      before_quantity: milliToColumn(was.quantityMilli),
      before_value_fen: was.valueFen,
      before_unit_cost: microToText(unitCost(was)),
      after_quantity: is.quantity,
      after_value_fen: is.value_fen,
      after_unit_cost: microToText(unitCost(stateOf(is))),
      person_id: posting.personId,
      business_day: posting.businessDay,
      occurred_at: posting.occurredAt.toISOString(),
    };
  });
  return insertRows('cost_change', COLUMNS, rows);
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

const isZoneMove = (kind: StockEntryKind) => kind === 'ZONE_IN' || kind === 'ZONE_OUT';

function bringsItsCost({ kind, quantityMilli, valueFen }: StockPosting): boolean {
  return valueFen !== undefined && quantityMilli > 0 && !isZoneMove(kind);
}

function stateOf(cost: Booked['costs'][number]): CostState {
  return {
    quantityMilli: milliOf(cost.quantity),
    valueFen: fenOf(cost.value_fen),
    lastUnitCostMicro: microFromText(cost.last_unit_cost),
  };
}
