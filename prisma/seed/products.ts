import { withCheckDigit } from '@/lib/barcode';
import type { ProductToWrite } from '@/server/catalog/product-facts';
import type { SeededRandom } from './random';

interface Family {
  category: string;
  /** Selling zone's code. */
  zone: string;
  unit: string;
  brands: readonly string[];
  items: readonly [name: string, lowYuan: number, highYuan: number][];
  variants: readonly string[];
}

const FAMILIES: readonly Family[] = [
  {
    category: '沙发',
    zone: 'A1',
    unit: '套',
    brands: ['禾木', '栖山', '云朵'],
    items: [
      ['三人位布艺沙发', 2999, 5999],
      ['转角真皮沙发', 7999, 15999],
      ['单人休闲沙发', 1299, 2599],
      ['折叠沙发床', 1899, 3599],
    ],
    variants: ['米白', '雾灰', '墨绿', '焦糖'],
  },
  {
    category: '床与床垫',
    zone: 'A2',
    unit: '张',
    brands: ['禾木', '栖山'],
    items: [
      ['实木双人床', 2599, 6599],
      ['软包双人床', 3299, 7599],
      ['乳胶独袋床垫', 1999, 4999],
      ['儿童上下床', 2899, 4899],
    ],
    variants: ['1.5米', '1.8米', '2.0米'],
  },
  {
    category: '桌椅',
    zone: 'A1',
    unit: '件',
    brands: ['禾木', '匠造', '栖山'],
    items: [
      ['实木餐桌', 1599, 3999],
      ['岩板餐桌', 2299, 4999],
      ['餐椅', 199, 599],
      ['升降书桌', 1299, 3299],
      ['人体工学椅', 699, 2499],
    ],
    variants: ['原木色', '胡桃色', '黑色'],
  },
  {
    category: '柜架',
    zone: 'A2',
    unit: '件',
    brands: ['匠造', '栖山'],
    items: [
      ['四门衣柜', 2299, 4999],
      ['电视柜', 999, 2599],
      ['玄关鞋柜', 599, 1599],
      ['五层书架', 399, 999],
    ],
    variants: ['原木色', '白色', '胡桃色'],
  },
  {
    category: '大家电',
    zone: 'B1',
    unit: '台',
    brands: ['北辰', '海蓝', '星野'],
    items: [
      ['双开门冰箱', 2999, 6999],
      ['十公斤滚筒洗衣机', 1999, 4599],
      ['变频挂式空调', 2199, 4299],
      ['超薄液晶电视', 1899, 7999],
      ['嵌入式洗碗机', 3299, 5999],
      ['吸油烟机', 1299, 3699],
    ],
    variants: ['标准版', '尊享版', '旗舰版'],
  },
  {
    category: '小家电',
    zone: 'B2',
    unit: '台',
    brands: ['北辰', '小橘', '星野'],
    items: [
      ['电饭煲', 199, 699],
      ['空气炸锅', 249, 599],
      ['破壁机', 299, 899],
      ['扫地机器人', 1299, 3999],
      ['加湿器', 99, 399],
      ['挂烫机', 159, 499],
      ['电热水壶', 69, 249],
    ],
    variants: ['白色', '绿色', '灰色'],
  },
  {
    category: '灯饰',
    zone: 'C1',
    unit: '盏',
    brands: ['光年', '匠造'],
    items: [
      ['客厅吸顶灯', 299, 1299],
      ['餐厅吊灯', 199, 899],
      ['护眼台灯', 129, 499],
      ['落地灯', 199, 799],
    ],
    variants: ['暖白', '三色', '自然光'],
  },
  {
    category: '家纺',
    zone: 'C1',
    unit: '件',
    brands: ['云朵', '棉言', '禾木'],
    items: [
      ['四件套', 199, 899],
      ['羽绒被', 499, 1999],
      ['乳胶枕', 99, 399],
      ['浴巾', 39, 129],
    ],
    variants: ['素白', '烟粉', '雾蓝'],
  },
];

export interface SeedProduct extends ProductToWrite {
  decimals: number;
  listPriceFen: number;
  memberPriceFen: number | null;
  costFen: number;
  zoneCode: string;
  /** How often it is bought, against the others. */
  weight: number;
}

/** Some 330 products with Chinese names, barcodes with right check digits, list and floor prices, and cost. */
export function seedProducts(random: SeededRandom): SeedProduct[] {
  const products: SeedProduct[] = [];
  for (const [at, family] of FAMILIES.entries()) {
    for (const brand of family.brands) {
      for (const [name, low, high] of family.items) {
        const base = Math.round(random.between(low, high) / 10) * 10;
        for (const [index, variant] of family.variants.entries()) {
          products.push(
            productOf(random, family, {
              brand,
              name,
              variant,
              yuan: base + index * Math.round(base * 0.04),
              number: products.length + 1,
              at,
            }),
          );
        }
      }
    }
  }
  products.push(...byLength(random, products.length));
  return products;
}

function productOf(
  random: SeededRandom,
  family: Family,
  of: { brand: string; name: string; variant: string; yuan: number; number: number; at: number },
): SeedProduct {
  const listPriceFen = (of.yuan - 1) * 100;
  const costFen = Math.round((listPriceFen * random.between(52, 68)) / 100);
  return {
    code: `${String(of.at + 1).padStart(2, '0')}${String(of.number).padStart(4, '0')}`,
    name: `${of.brand}${of.name}`,
    spec: of.variant,
    brand: of.brand,
    unit: family.unit,
    decimals: 0,
    categoryName: family.category,
    listPriceFen,
    floorPriceFen: Math.round((listPriceFen * 0.88) / 100) * 100,
    // Every third has a member price of its own.
    memberPriceFen: of.number % 3 === 0 ? Math.round((listPriceFen * 0.93) / 100) * 100 : null,
    cost: String(costFen),
    costFen,
    taxRateBp: 1300,
    barcodes: [withCheckDigit(`69${String(30_000_000 + of.number * 7_919).padStart(10, '0')}`)],
    zoneCode: family.zone,
    weight: listPriceFen > 300_000 ? 1 : listPriceFen > 80_000 ? 2 : 5,
  };
}

/** Goods sold by length: a quantity may have decimals. */
function byLength(random: SeededRandom, from: number): SeedProduct[] {
  return ['遮光窗帘布', '亚麻窗纱', '实木踢脚线', '羊毛地毯'].map((name, index) => ({
    ...productOf(
      random,
      { category: '布料与辅材', zone: 'C1', unit: '米', brands: [], items: [], variants: [] },
      {
        brand: '棉言',
        name,
        variant: '按米',
        yuan: random.between(39, 199),
        number: from + index + 1,
        at: FAMILIES.length,
      },
    ),
    decimals: 2,
  }));
}
