// Chinese because: these are goods of a Chinese shop, as its catalogue would name them.
import { withCheckDigit } from '@/lib/barcode';
import type { ProductToWrite } from '@/server/catalog/product-facts';

/** What an example is. Its cost is fen per unit, its opening stock pieces. */
type Example = { code: string; price: number; cost: string; pieces: number; zh: Words; en: Words };
type Words = { name: string; spec: string; unit: string; category: string };

/** Three kinds of goods to try everything with: something large, something that is counted, something small. */
const EXAMPLES: readonly Example[] = [
  {
    code: 'EX-SOFA',
    price: 299_900,
    cost: '180000',
    pieces: 3,
    zh: { name: '示例 三人沙发', spec: '浅灰', unit: '套', category: '示例' },
    en: { name: 'Example three-seat sofa', spec: 'Light grey', unit: '套', category: 'Examples' },
  },
  {
    code: 'EX-LAMP',
    price: 19_900,
    cost: '9000',
    pieces: 10,
    zh: { name: '示例 台灯', spec: '白色', unit: '台', category: '示例' },
    en: { name: 'Example desk lamp', spec: 'White', unit: '台', category: 'Examples' },
  },
  {
    code: 'EX-MUG',
    price: 3_990,
    cost: '1500',
    pieces: 24,
    zh: { name: '示例 马克杯', spec: '350 毫升', unit: '个', category: '示例' },
    en: { name: 'Example mug', spec: '350 ml', unit: '个', category: 'Examples' },
  },
];

/** The examples as products to write and the stock they begin with, in the words of whoever asks. */
export function examplesIn(locale: string): { product: ProductToWrite; pieces: number; unitCost: string }[] {
  return EXAMPLES.map(({ code, price, cost, pieces, zh, en }, at) => {
    const { name, spec, unit, category } = locale === 'en' ? en : zh;
    return {
      product: {
        ...{ code, name, spec, unit, decimals: 0, cost, listPriceFen: price, floorPriceFen: null },
        categoryName: category,
        // 20 to 29 begin the codes a shop makes itself.
        barcodes: [withCheckDigit(`29000000000${at + 1}`)],
      },
      pieces,
      unitCost: cost,
    };
  });
}
