import { barcodeKind, hasValidCheckDigit } from '@/lib/barcode';
import { MAX_FEN } from '@/lib/money';
import { decimalsOfMilli, MAX_MILLI } from '@/lib/quantity';
import type { ProductKind } from '@/server/catalog/product-kinds';
import { MOST_POINTS } from '@/server/customers/points/point-rules';
import { cleanCode, cleanText, hasLostDigits, splitBarcodes } from './clean-cell';
import type { RawRow } from './columns';
import { severityOf } from './problem-log';
import {
  fenOfMicro,
  fenTextOfMicro,
  type Micro,
  type NumberReading,
  needsDecimal,
  readNumber,
  textOfMicro,
} from './read-number';
import type { ColumnMap, ImportField } from './rules';
import { columnLetter } from './rules';
import { type Decimal, PLACE_CHARS, type ProblemCode, type RowProblem } from './schema';

/** Stock a row brings in for one store. */
export interface DraftOpening {
  row: number;
  /** What the file calls the place; null when it names none. */
  place: string | null;
  /** Our store of that place; what the file calls it until that is known. */
  store: string | null;
  /** A person left this place out. */
  leftOut?: true;
  milli: number;
  /** Fen per unit as decimal text, at most six places; null when the file has no cost. */
  unitCostFen: string | null;
}

// Weight, length, area and volume are sold in parts; everything else by the piece.
const PARTED_UNITS = new Set(
  'kg 公斤 千克 斤 市斤 吨 t m 米 公尺 平方米 平方 平米 m2 立方米 m3 升 l 克 g'.split(' '),
);
const INACTIVE = new Set(
  '0 禁用 停用 下架 停售 否 无效 已停用 已下架 false no n off inactive disabled'.split(' '),
);
const SERVICES = new Set(
  '服务 服务类 服务商品 劳务 费用 非库存 虚拟 虚拟商品 service services nonstock noninventory'.split(' '),
);
/** Fields that are shortened rather than refused: nobody is known by them. */
const CUT: ReadonlySet<ImportField> = new Set<ImportField>([
  'spec',
  'note',
  'contact',
  // Columns that nobody minded before must not make a row bad.
  'model',
  'option1',
  'option2',
  'option3',
  'optionName1',
  'optionName2',
  'optionName3',
]);
export const LONGEST = {
  name: 200,
  code: 64,
  barcode: 64,
  brand: 80,
  unit: 16,
  category: 100,
  spec: 500,
  model: 60,
};
const MAX_COST_MICRO = BigInt(MAX_FEN) * 10_000n;
// Cost x stock of one row, in millionths of a yuan x thousandths: 100 times the largest price, so that sums stay safe.
const MAX_VALUE_MICRO = MAX_COST_MICRO * 100n * 1000n;

/** How the numbers of a file are written. */
export interface NumberManner {
  decimal?: Decimal | undefined;
  /** Commas may part thousands here: nothing says that they stand before decimals. */
  commaPartsThousands?: boolean | undefined;
}

/** The cells of one row by field, and what is wrong with them. */
export class RowReader {
  readonly problems: RowProblem[] = [];
  bad = false;

  constructor(
    private readonly raw: RawRow,
    private readonly columns: ColumnMap,
    private readonly headings: readonly string[],
    private readonly manner: NumberManner,
  ) {}

  has(field: ImportField): boolean {
    return this.columns[field] !== undefined;
  }

  problem(field: ImportField, code: ProblemCode, params: RowProblem['params'] = {}): void {
    const column = this.columns[field];
    const severity = severityOf(code);
    if (severity === 'error') this.bad = true;
    this.problems.push({
      row: this.raw.row,
      column: column === undefined ? null : (this.headings[column] ?? columnLetter(column)),
      value: this.cell(field).slice(0, 200),
      code,
      severity,
      params,
    });
  }

  text(field: ImportField, longest: number): string {
    const text = cleanText(this.cell(field));
    if (text.length <= longest) return text;
    if (CUT.has(field)) {
      this.problem(field, 'TEXT_CUT', { longest });
      return text.slice(0, longest).trim();
    }
    this.problem(field, 'TEXT_TOO_LONG', { longest });
    return text.slice(0, longest);
  }

  code(): string {
    const code = cleanCode(this.cell('code'));
    if (hasLostDigits(code)) this.problem('code', 'CODE_LOST_DIGITS');
    if (code.length > LONGEST.code) this.problem('code', 'TEXT_TOO_LONG', { longest: LONGEST.code });
    return code;
  }

  barcodes(): string[] {
    const found = new Set<string>();
    for (const field of ['barcode', 'moreBarcodes'] as const) {
      for (const barcode of splitBarcodes(this.cell(field))) {
        found.add(barcode);
        this.checkBarcode(field, barcode);
      }
    }
    return [...found];
  }

  /** A price in fen. Finer than a fen is rounded, and said. */
  price(field: ImportField): number | null {
    const micro = this.money(field);
    if (micro === null) return null;
    const { fen, rounded } = fenOfMicro(micro);
    if (rounded) this.problem(field, 'PRICE_ROUNDED', { read: textOfMicro(BigInt(fen) * 10_000n) });
    return fen;
  }

  /** An amount in millionths of a yuan; null when there is none or it cannot be used. */
  money(field: ImportField): Micro | null {
    const read = this.number(field);
    if (read === null) return null;
    if (read === 'unreadable' || read.percent || read.piece) {
      this.problem(field, 'NUMBER_UNREADABLE');
      return null;
    }
    if (!this.inRange(field, read.micro, MAX_COST_MICRO)) return null;
    if (read.currency !== undefined) {
      this.problem(field, 'CURRENCY_OTHER', { currency: read.currency, read: textOfMicro(read.micro) });
    }
    return read.micro;
  }

  /** Whole points; part of one is left out, and said. */
  points(field: ImportField): number {
    const read = this.number(field);
    if (read === null) return 0;
    if (read === 'unreadable' || read.percent || read.currency !== undefined) {
      this.problem(field, 'NUMBER_UNREADABLE');
      return 0;
    }
    if (!this.inRange(field, read.micro, BigInt(MOST_POINTS) * 1_000_000n)) return 0;
    const points = Number(read.micro / 1_000_000n);
    if (read.micro % 1_000_000n !== 0n) this.problem(field, 'POINTS_CUT', { read: String(points) });
    return points;
  }

  opening(costMicro: Micro | null): DraftOpening | null {
    const place = this.text('store', PLACE_CHARS) || null;
    const read = this.number('stock');
    if (read === null) return null;
    if (read === 'unreadable' || read.percent || read.currency !== undefined) {
      this.problem('stock', 'NUMBER_UNREADABLE');
      return null;
    }
    if (!this.inRange('stock', read.micro, BigInt(MAX_MILLI) * 1000n)) return null;
    if (read.micro % 1000n !== 0n) {
      this.problem('stock', 'QUANTITY_TOO_FINE');
      return null;
    }
    const milli = Number(read.micro / 1000n);
    if (costMicro !== null && costMicro * BigInt(milli) > MAX_VALUE_MICRO) {
      this.problem('stock', 'NUMBER_TOO_LARGE');
      return null;
    }
    const unitCostFen = costMicro === null ? null : fenTextOfMicro(costMicro);
    // Of a file without costs the preview says once how many openings have none.
    if (milli > 0 && unitCostFen === null && this.has('cost')) this.problem('stock', 'OPENING_WITHOUT_COST');
    return { row: this.raw.row, place, store: place, milli, unitCostFen };
  }

  decimals(unit: string, milli: number): number {
    if (PARTED_UNITS.has(unit.normalize('NFKC').toLowerCase())) return 3;
    const needed = decimalsOfMilli(milli);
    if (needed > 0) this.problem('stock', 'FRACTION_IN_WHOLE_UNIT', { unit, decimals: needed });
    return needed;
  }

  /** Basis points: '13%', '13' and '0.13' are all 1300. */
  taxRate(): number | null {
    const read = this.number('taxRate');
    if (read === null) return null;
    const perHundred = read !== 'unreadable' && !read.percent && read.micro > 0n && read.micro < 1_000_000n;
    const scaled = read === 'unreadable' ? 0n : perHundred ? read.micro * 100n : read.micro;
    if (read === 'unreadable' || read.piece || read.currency !== undefined || scaled % 10_000n !== 0n) {
      this.problem('taxRate', 'NUMBER_UNREADABLE');
      return null;
    }
    return this.inRange('taxRate', scaled, 100_000_000n) ? Number(scaled / 10_000n) : null;
  }

  active(): boolean | null {
    return this.yes('active');
  }

  /** Anything but a no is a yes; null: the cell is empty. */
  yes(field: ImportField): boolean | null {
    const text = cleanText(this.cell(field)).toLowerCase();
    return text === '' ? null : !INACTIVE.has(text);
  }

  kind(): ProductKind | null {
    const text = cleanText(this.cell('kind')).toLowerCase();
    if (text === '') return null;
    return SERVICES.has(text) ? 'SERVICE' : 'GOODS';
  }

  /** A number whose comma may be read in two ways is null: the whole file is asked about once. */
  private number(field: ImportField): NumberReading {
    const cell = this.cell(field);
    const { decimal, commaPartsThousands = true } = this.manner;
    if (decimal !== undefined || !needsDecimal(cell, commaPartsThousands)) return readNumber(cell, decimal);
    this.problem(field, 'NUMBER_COMMA');
    return null;
  }

  /** A cell as it stands in the file. */
  cell(field: ImportField): string {
    const column = this.columns[field];
    return column === undefined ? '' : (this.raw.cells[column] ?? '');
  }

  private inRange(field: ImportField, micro: Micro, most: Micro): boolean {
    if (micro < 0n) {
      this.problem(field, 'NUMBER_NEGATIVE');
      return false;
    }
    if (micro > most) {
      this.problem(field, 'NUMBER_TOO_LARGE');
      return false;
    }
    return true;
  }

  private checkBarcode(field: ImportField, barcode: string): void {
    if (hasLostDigits(barcode)) this.problem(field, 'CODE_LOST_DIGITS');
    else if (barcode.length > LONGEST.barcode)
      this.problem(field, 'TEXT_TOO_LONG', { longest: LONGEST.barcode });
    else if (barcodeKind(barcode) !== 'OTHER') {
      if (!hasValidCheckDigit(barcode)) this.problem(field, 'CHECK_DIGIT_WRONG', { barcode });
    } else if (looksLikeSpoiltEan(barcode)) this.problem(field, 'BARCODE_ODD', { barcode });
  }
}

/** '4895235504845CC': a good EAN with something glued to it. A scanner will never read it like this. */
function looksLikeSpoiltEan(barcode: string): boolean {
  const digits = /^[A-Za-z]{0,3}(\d{12,14})[A-Za-z]{0,3}$/.exec(barcode)?.[1];
  return digits !== undefined && digits !== barcode && hasValidCheckDigit(digits);
}
