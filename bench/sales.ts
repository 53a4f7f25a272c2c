import { taxIncluded } from '@/lib/money';
import { receiptNumber } from '@/lib/receipt-number';
import { newId } from '@/server/platform/ids';
import type { SaleInput } from '@/server/sales/schema';
import type { BenchShop, BenchTill } from './fixtures';

/** A finished cash sale of three lines (or of one product, three times) as a tablet hands it over. */
export function benchSale(
  shop: BenchShop,
  till: BenchTill,
  product?: BenchShop['products'][number],
): SaleInput {
  till.seq += 1;
  const lines = Array.from(
    { length: 3 },
    () => product ?? shop.products[Math.floor(Math.random() * shop.products.length)],
  ).map((sold) => {
    if (!sold) throw new Error('the shop has products');
    return {
      id: newId(),
      productId: sold.id,
      quantity: '1',
      listPriceFen: sold.listPriceFen,
      unitPriceFen: sold.listPriceFen,
      lineDiscountFen: 0,
      basketDiscountFen: 0,
      netFen: sold.listPriceFen,
      taxRateBp: 1300,
      taxFen: taxIncluded(sold.listPriceFen, 1300),
    };
  });
  const netFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  return {
    id: newId(),
    number: receiptNumber(till.prefix, till.seq),
    seq: till.seq,
    sessionId: till.sessionId,
    occurredAt: new Date(),
    lines,
    tenders: [{ id: newId(), kind: 'CASH', amountFen: netFen }],
    basketDiscountFen: 0,
    roundingFen: 0,
    changeFen: 0,
    netFen,
    taxFen: lines.reduce((sum, line) => sum + line.taxFen, 0),
    totalFen: netFen,
  };
}
