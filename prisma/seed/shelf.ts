import { db } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';

/** What stands in a store's selling zones, thousandths by product: a tidy shop sells what it has. */
export class Shelf {
  private constructor(private readonly levels: Map<string, number>) {}

  /** As the ledger has it now. */
  static async of(storeId: string): Promise<Shelf> {
    const rows = await db().$queryRaw<{ product_id: string; on_hand: string }[]>`
      SELECT l.product_id, l.on_hand::text FROM stock_level l
      JOIN product_place p ON p.store_id = l.store_id AND p.product_id = l.product_id AND p.zone_id = l.zone_id
      WHERE l.store_id = ${storeId}::uuid`;
    return new Shelf(new Map(rows.map((row) => [row.product_id, milliOf(row.on_hand)])));
  }

  has(productId: string, quantity: string): boolean {
    return this.left(productId) >= Number(quantity) * 1000;
  }

  take(productId: string, quantity: string): void {
    this.levels.set(productId, this.left(productId) - Number(quantity) * 1000);
  }

  left(productId: string): number {
    return this.levels.get(productId) ?? 0;
  }
}
