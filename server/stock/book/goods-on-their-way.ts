import type { Prisma } from '@/generated/prisma/client';
import { port } from '@/server/platform/port';

/** Goods that left one store and stand in no other: in no ledger, and still the company's. As pieces of SQL. */
export interface GoodsOnTheirWay {
  /** `SELECT product_id, quantity, value_fen`: now. */
  now: Prisma.Sql;
  /** `SELECT kind, out, business_day, product_id, quantity, value_fen`: what went among them, and came out. */
  moves: Prisma.Sql;
  /** `SELECT product_id, on_hand`: at that moment, products without any left out. */
  at(moment: Date): Prisma.Sql;
}

export const goodsOnTheirWay = port<GoodsOnTheirWay>('goods on their way between stores');
