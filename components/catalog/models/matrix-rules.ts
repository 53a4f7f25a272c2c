import { milliFromText } from '@/lib/quantity';
import { type ModelAxis, valueKey } from '@/server/catalog/models/variant-rules';

/** What stands of a product in one store. */
export interface Level {
  productId: string;
  storeId: string;
  /** Quantities as text. */
  onHand: string;
  reserved: string;
}

/** Sums of levels, thousandths. */
export interface Stand {
  onHandMilli: number;
  reservedMilli: number;
}

/** What stands of these products in all the stores given, together. */
export function standOf(levels: readonly Level[], productIds: ReadonlySet<string>): Stand {
  let [onHandMilli, reservedMilli] = [0, 0];
  for (const { productId, onHand, reserved } of levels) {
    if (!productIds.has(productId)) continue;
    onHandMilli += milliFromText(onHand) ?? 0;
    reservedMilli += milliFromText(reserved) ?? 0;
  }
  return { onHandMilli, reservedMilli };
}

interface Variant {
  id: string;
  values: readonly string[];
}

/** A row of the matrix: its first values, and the variant under each heading; null: that one is not made. */
export interface MatrixRow<V extends Variant> {
  values: string[];
  cells: (V | null)[];
}

/** The last option across, the others down: as many columns as it has values in use. */
export function matrixOf<V extends Variant>(
  axes: readonly ModelAxis[],
  variants: readonly V[],
): { across: string[]; rows: MatrixRow<V>[] } {
  const last = axes.length - 1;
  const known = axes[last]?.values ?? [];
  const used = new Map(variants.map(({ values }) => [valueKey(values[last] ?? ''), values[last] ?? '']));
  const across = [
    ...known.flatMap((value) => used.get(valueKey(value)) ?? []),
    ...[...used].flatMap(([key, value]) => (known.some((one) => valueKey(one) === key) ? [] : value)),
  ];
  const rows = new Map<string, MatrixRow<V>>();
  for (const variant of variants) {
    const values = variant.values.slice(0, last);
    const key = values.map(valueKey).join(' / ');
    const row = rows.get(key) ?? { values, cells: across.map(() => null) };
    const at = across.findIndex((value) => valueKey(value) === valueKey(variant.values[last] ?? ''));
    row.cells[at] = variant;
    rows.set(key, row);
  }
  return { across, rows: [...rows.values()] };
}
