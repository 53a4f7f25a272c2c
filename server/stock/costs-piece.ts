import { Prisma } from '@/generated/prisma/client';

/** A product's stock and cost in a store as its columns take them: quantity with three decimals, value in fen. */
export interface CostOfProduct {
  product_id: string;
  quantity: string;
  value_fen: number;
  last_unit_cost: string;
}

/**
 * What products' costs become, as a piece of a statement. A row finds it by its place among the keys: a join would try each row for
 * each of them.
 */
export function costsPiece(storeId: string, costs: readonly CostOfProduct[]): Prisma.Sql {
  const ids = costs.map((cost) => cost.product_id);
  const become = (values: readonly string[], type: 'numeric' | 'bigint') =>
    Prisma.sql`(${[...values]}::${Prisma.raw(type)}[])[array_position(${ids}::uuid[], product_id)]`;
  const quantities = costs.map((cost) => cost.quantity);
  const values = costs.map((cost) => String(cost.value_fen));
  const unitCosts = costs.map((cost) => cost.last_unit_cost);
  return Prisma.sql`UPDATE stock_cost SET quantity = ${become(quantities, 'numeric')},
      value_fen = ${become(values, 'bigint')}, last_unit_cost = ${become(unitCosts, 'numeric')}
    WHERE store_id = ${storeId}::uuid AND product_id = ANY(${ids}::uuid[]) RETURNING 1`;
}
