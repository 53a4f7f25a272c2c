// Chinese because: this is how catalogues of any shop write their units.
/** Units as catalogues write them, by their key in messages/<locale>/units.json. */
const UNITS = {
  件: 'piece',
  盏: 'piece',
  个: 'item',
  台: 'unit',
  套: 'set',
  对: 'pair',
  箱: 'box',
  盒: 'case',
  包: 'pack',
  袋: 'bag',
  瓶: 'bottle',
  桶: 'barrel',
  卷: 'roll',
  张: 'sheet',
  条: 'strip',
  支: 'stick',
  块: 'block',
  米: 'metre',
  平方米: 'squareMetre',
  立方米: 'cubicMetre',
  公斤: 'kilogram',
  克: 'gram',
  升: 'litre',
  小时: 'hour',
  次: 'time',
} as const;

export type UnitKey = (typeof UNITS)[keyof typeof UNITS];

/** Which unit a product's word means; undefined: one only its catalogue knows, shown as it is written. */
export function unitKey(written: string): UnitKey | undefined {
  return Object.entries(UNITS).find(([word]) => word === written)?.[1];
}
