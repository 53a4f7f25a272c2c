import { cleanValue, LONGEST_AXIS, LONGEST_VALUE } from '@/server/catalog/models/variant-rules';
import type { ProductKind } from '@/server/catalog/product-kinds';
import type { RawRow } from './columns';
import { fenTextOfMicro, type Micro } from './read-number';
import { type DraftOpening, LONGEST, type NumberManner, RowReader } from './row-reader';
import { type ColumnMap, OPTION_FIELDS } from './rules';
import type { RowProblem } from './schema';

/** A product as the file tells it: nothing decided yet that needs the database. Null: the file does not say. */
export interface ProductDraft {
  row: number;
  code: string;
  barcodes: string[];
  name: string;
  spec: string;
  brand: string;
  unit: string;
  decimals: number;
  categoryName: string | null;
  listPriceFen: number | null;
  floorPriceFen: number | null;
  memberPriceFen: number | null;
  /** Fen per unit as decimal text, at most six places. */
  costFen: string | null;
  taxRateBp: number | null;
  active: boolean | null;
  kind: ProductKind | null;
  needsSerial: boolean | null;
  /** The style number of its rows; empty: none. */
  model: string;
  /** What it is of each option the file has columns for, also where that is empty. */
  options: { name: string; value: string }[];
  /** One per store: a file may have one row per warehouse. */
  openings: DraftOpening[];
}

export const DEFAULT_UNIT = '件';

/** Reads one row. The draft is null when the row has an error. */
export function readDraft(
  raw: RawRow,
  columns: ColumnMap,
  headings: readonly string[],
  manner: NumberManner = {},
): { draft: ProductDraft | null; problems: RowProblem[] } {
  const cells = new RowReader(raw, columns, headings, manner);
  const name = cells.text('name', LONGEST.name);
  if (name === '') cells.problem('name', 'NAME_MISSING');
  const barcodes = cells.barcodes();
  const model = cells.text('model', LONGEST.model);
  const options = optionsOf(cells, columns, headings);
  const code = cells.code() || (barcodes[0] ?? '') || variantCode(model, options);
  if (code === '') cells.problem(columns.code === undefined ? 'barcode' : 'code', 'CODE_MISSING');
  const listPriceFen = cells.price('price');
  const costMicro = cells.money('cost');
  const costFen = costMicro === null ? null : fenTextOfMicro(costMicro);
  const floorPriceFen = cells.price('floorPrice');
  const unit = cells.text('unit', LONGEST.unit) || DEFAULT_UNIT;
  const opening = cells.opening(costMicro);
  const draft: ProductDraft = {
    row: raw.row,
    code,
    barcodes,
    name,
    spec: cells.text('spec', LONGEST.spec),
    brand: cells.text('brand', LONGEST.brand),
    unit,
    decimals: cells.decimals(unit, opening?.milli ?? 0),
    categoryName: cells.text('category', LONGEST.category) || null,
    listPriceFen,
    floorPriceFen,
    memberPriceFen: cells.price('memberPrice'),
    costFen,
    taxRateBp: cells.taxRate(),
    active: cells.active(),
    kind: cells.kind(),
    needsSerial: cells.yes('serial'),
    model,
    options,
    openings: opening === null ? [] : [opening],
  };
  comparePrices(cells, draft, costMicro);
  return { draft: cells.bad ? null : draft, problems: cells.problems };
}

function optionsOf(
  cells: RowReader,
  columns: ColumnMap,
  headings: readonly string[],
): ProductDraft['options'] {
  return OPTION_FIELDS.flatMap(({ value, name }) => {
    const column = columns[value];
    if (column === undefined) return [];
    const heading = cleanValue(headings[column] ?? '')
      .replace(/[*＊]/g, '')
      .slice(0, LONGEST_AXIS);
    return [
      {
        name: cells.text(name, LONGEST_AXIS) || heading,
        value: cleanValue(cells.text(value, LONGEST_VALUE)),
      },
    ];
  });
}

/** For a sheet that numbers styles alone: the same row gets the same code again. */
function variantCode(model: string, options: ProductDraft['options']): string {
  const values = options.flatMap(({ value }) => (value === '' ? [] : value.replace(/\s+/g, '')));
  return model === '' || values.length === 0 ? '' : [model, ...values].join('-').slice(0, LONGEST.code);
}

function comparePrices(cells: RowReader, draft: ProductDraft, costMicro: Micro | null): void {
  if (cells.bad) return;
  const { listPriceFen, floorPriceFen } = draft;
  if (listPriceFen === null) {
    if (cells.has('price')) cells.problem('price', 'PRICE_MISSING');
    return;
  }
  if (listPriceFen === 0) {
    cells.problem('price', 'PRICE_ZERO');
    return;
  }
  if (costMicro !== null && costMicro > BigInt(listPriceFen) * 10_000n)
    cells.problem('cost', 'COST_ABOVE_PRICE');
  if (floorPriceFen !== null && floorPriceFen > listPriceFen)
    cells.problem('floorPrice', 'FLOOR_ABOVE_PRICE');
}
