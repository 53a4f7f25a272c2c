// Chinese because: the unit most goods are counted in is data, and can be changed.

/** What a product can be made as. */
export const KINDS = ['GOODS', 'SERVICE', 'KIT'] as const;

/** So many of some goods in one kit. */
export interface KitPartValue {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  /** As it is typed. */
  quantity: string;
}

/** A product as its form holds it. */
export interface ProductFormValues {
  code: string;
  name: string;
  /** Fixed once it exists. */
  kind: (typeof KINDS)[number];
  /** Of a kit: what it is made of. */
  parts: KitPartValue[];
  /** Each piece is sold under its own number. */
  needsSerial: boolean;
  spec: string;
  brand: string;
  unit: string;
  decimals: number;
  categoryName: string;
  listPriceFen: number | null;
  floorPriceFen: number | null;
  memberPriceFen: number | null;
  costFen: number | null;
  /** As it is kept, finer than fen. */
  cost: string | null;
  taxRatePercent: string;
  barcodes: string;
  active: boolean;
}

export const NEW_PRODUCT: ProductFormValues = {
  code: '',
  name: '',
  kind: 'GOODS',
  parts: [],
  needsSerial: false,
  spec: '',
  brand: '',
  unit: '件',
  decimals: 0,
  categoryName: '',
  listPriceFen: null,
  floorPriceFen: null,
  memberPriceFen: null,
  costFen: null,
  cost: null,
  taxRatePercent: '13',
  barcodes: '',
  active: true,
};
