// Chinese because: the unit most goods are counted in is data, and can be changed.
import type { Reader } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { specOfValues } from './models/variant-rules';
import type { AnyKind } from './product-kinds';

/** The variant of a model a product is to be. */
export interface VariantToWrite {
  /** The model's code; a model that is not there is made. */
  model: string;
  /** Of a new model; left out: the product's. */
  name?: string;
  /** Names of what the model's variants differ in. */
  axes: readonly string[];
  /** One for each. */
  values: readonly string[];
}

/** A product to be written under its code. A fact left out stays what it is; of a new product it takes its default. */
export interface ProductToWrite {
  /** Id of a new product. */
  id?: string;
  code: string;
  name: string;
  barcodes: readonly string[];
  /** Of a new product; a known one stays what it is. */
  kind?: AnyKind;
  /** Each piece is sold under its own number. */
  needsSerial?: boolean;
  spec?: string;
  brand?: string;
  unit?: string;
  decimals?: number;
  categoryName?: string | null;
  listPriceFen?: number;
  floorPriceFen?: number | null;
  /** What members pay; null: what their level takes off. */
  memberPriceFen?: number | null;
  /** Fen per unit, decimal text. */
  cost?: string | null;
  taxRateBp?: number;
  active?: boolean;
  /** Null: of no model any more. A variant's specification is its values, whatever is told. */
  variant?: VariantToWrite | null;
}

/** All of a product that a change can touch. */
export type ProductFacts = Required<Omit<ProductToWrite, 'categoryName' | 'variant'>> & {
  categoryName: string | null;
  variant: Pick<VariantToWrite, 'model' | 'values'> | null;
  createdAt: Date | null;
};

/** What the book knows of these products, by code. */
export async function knownFacts(
  tx: Reader,
  products: readonly { code: string }[],
): Promise<Map<string, ProductFacts>> {
  const rows = await tx.product.findMany({
    where: { code: { in: products.map((product) => product.code) } },
    include: {
      category: { select: { name: true } },
      model: { select: { code: true } },
      barcodes: { orderBy: { position: 'asc' } },
    },
  });
  return new Map(
    rows.map((row) => [
      row.code,
      {
        id: row.id,
        code: row.code,
        name: row.name,
        barcodes: row.barcodes.map((barcode) => barcode.code),
        kind: row.kind as AnyKind,
        needsSerial: row.needsSerial,
        spec: row.spec,
        brand: row.brand,
        unit: row.unit,
        decimals: row.decimals,
        categoryName: row.category?.name ?? null,
        listPriceFen: fenOf(row.listPriceFen),
        floorPriceFen: fenOrNull(row.floorPriceFen),
        memberPriceFen: fenOrNull(row.memberPriceFen),
        cost: row.cost?.toFixed() ?? null,
        taxRateBp: row.taxRateBp,
        active: row.discontinuedAt === null,
        variant: row.model ? { model: row.model.code, values: row.modelValues } : null,
        createdAt: row.createdAt,
      },
    ]),
  );
}

const NEW: Omit<ProductFacts, 'id' | 'code' | 'name' | 'barcodes'> = {
  kind: 'GOODS',
  needsSerial: false,
  spec: '',
  brand: '',
  unit: '件',
  decimals: 0,
  categoryName: null,
  listPriceFen: 0,
  floorPriceFen: null,
  memberPriceFen: null,
  cost: null,
  taxRateBp: 1300,
  active: true,
  variant: null,
  createdAt: null,
};

/** What a product is once a change is written: what is told, else what is known, else what a new product begins with. */
export function mergedFacts(
  product: ProductToWrite,
  known: ProductFacts | undefined,
  replaceBarcodes: boolean,
): ProductFacts {
  const given = Object.fromEntries(Object.entries(product).filter(([, value]) => value !== undefined));
  const barcodes = replaceBarcodes ? product.barcodes : [...(known?.barcodes ?? []), ...product.barcodes];
  const facts = { ...NEW, ...known, ...given };
  const kind = known?.kind ?? product.kind ?? NEW.kind;
  const variant = facts.variant && { model: facts.variant.model, values: facts.variant.values };
  return {
    ...facts,
    variant,
    spec: variant ? specOfValues(variant.values) : facts.spec,
    code: product.code,
    name: product.name,
    kind,
    // What is measured, or stands nowhere, has no pieces.
    needsSerial: facts.needsSerial && kind === 'GOODS' && facts.decimals === 0,
    id: known?.id ?? product.id ?? newId(),
    barcodes: [...new Set(barcodes)],
  };
}
