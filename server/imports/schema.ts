import { z } from 'zod';
import { CUSTOMER_FIELDS, IMPORT_FIELDS, MAX_COLUMNS, TEXT_ENCODINGS } from './rules';

/** A person's correction of the match: a column for a field, or null to leave the field out. */
export const columnChoiceSchema = z.partialRecord(
  z.enum([...new Set([...IMPORT_FIELDS, ...CUSTOMER_FIELDS])]),
  z
    .int()
    .min(0)
    .max(MAX_COLUMNS - 1)
    .nullable(),
);

export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

/** What a comma in a number is: between thousands (1,234.5), or before the decimals (1.234,5). */
export const DECIMALS = ['POINT', 'COMMA'] as const;
export type Decimal = (typeof DECIMALS)[number];

/** Codes that differ only by case, width or leading zeros: other goods, or one product under the first of them. */
export const ALIKE_ANSWERS = ['SEPARATE', 'SAME'] as const;
/** Several rows of one code in one place: their stock belongs together, or the first row says it all. */
export const REPEAT_ANSWERS = ['SUM', 'FIRST'] as const;

/** Customers of the file that are known already: what the file says of them is taken over, or they stay as they are. */
export const KNOWN_ANSWERS = ['UPDATE', 'LEAVE'] as const;

export const PLACE_CHARS = 100;
const MAX_PLACES = 500;

/** What a person answers about a file. What is left out is asked where the file raises the question. */
export const fileAnswersSchema = z.object({
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  decimal: z.enum(DECIMALS).optional(),
  alike: z.enum(ALIKE_ANSWERS).optional(),
  repeats: z.enum(REPEAT_ANSWERS).optional(),
  known: z.enum(KNOWN_ANSWERS).optional(),
  /** Code of our store by what the file calls a warehouse; null leaves its stock out. */
  places: z
    .record(z.string().max(PLACE_CHARS), z.string().max(8).nullable())
    .refine((places) => Object.keys(places).length <= MAX_PLACES)
    .meta({ maxBytes: MAX_PLACES * (PLACE_CHARS + 8) * 4 })
    .optional(),
});
export type FileAnswers = z.infer<typeof fileAnswersSchema>;

/** Why a whole file is refused before any row of it is looked at. */
export const FILE_PROBLEMS = [
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_KIND_UNKNOWN',
  'FILE_NOT_WHAT_IT_SAYS',
  'FILE_ZIP_BOMB',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_ENCODING_UNKNOWN',
  'FILE_QUOTE_NOT_CLOSED',
  'FILE_TOO_MANY_ROWS',
  'FILE_TOO_HEAVY',
  'FILE_TOO_SLOW',
  'FILE_NO_HEADINGS',
  'FILE_NO_ROWS',
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Why a row cannot come in. */
export const ROW_ERRORS = [
  'NAME_MISSING',
  'CODE_MISSING',
  'NUMBER_UNREADABLE',
  'NUMBER_NEGATIVE',
  'NUMBER_TOO_LARGE',
  'QUANTITY_TOO_FINE',
  'CODE_LOST_DIGITS',
  'TEXT_TOO_LONG',
  'NUMBER_COMMA',
  'QUOTE_NOT_CLOSED',
  'CODE_ALIKE',
  'REPEAT_STOCK',
  'REPEAT_DIFFERENT',
  'BARCODE_REPEATED',
  'STORE_UNKNOWN',
  'PHONE_WRONG',
  'PHONE_MASKED',
  'PHONE_LOST_DIGITS',
  'PHONE_REPEATED',
  'PHONES_OF_SEVERAL',
  'TOO_MANY_PARTS',
  'CUSTOMER_KNOWN',
  'BALANCE_NOT_YOURS',
] as const;

/** What a row comes in with, but somebody should look at. */
export const ROW_WARNINGS = [
  'REPEAT_IDENTICAL',
  'REPEAT_SUMMED',
  'CODE_ALIKE_KEPT',
  'CODE_ALIKE_MERGED',
  'REPEAT_OTHER_CATEGORY',
  'PRICE_ZERO',
  'SERVICE_HAS_STOCK',
  'VARIANT_VALUE_MISSING',
  'VARIANT_REPEATED',
  'VARIANT_TAKEN',
  'VARIANT_OPTIONS_DIFFER',
  'VARIANT_NOT_GOODS',
  'VARIANT_TOO_MANY',
  'PRICE_MISSING',
  'PRICE_ROUNDED',
  'POINTS_CUT',
  'COST_ABOVE_PRICE',
  'FLOOR_ABOVE_PRICE',
  'CHECK_DIGIT_WRONG',
  'BARCODE_ODD',
  'CURRENCY_OTHER',
  'FRACTION_IN_WHOLE_UNIT',
  'OPENING_WITHOUT_COST',
  'OPENING_WITHOUT_STORE',
  'TEXT_CUT',
  'ROW_TOTAL_SKIPPED',
  'ROW_HEADING_SKIPPED',
  'CUSTOMER_LEFT',
  'CUSTOMER_NOT_IN_USE',
  'NAME_ALONE',
  'NAME_OF_ANOTHER',
  'BIRTHDAY_UNREADABLE',
  'TAX_NUMBER_UNREADABLE',
  'SOURCE_UNKNOWN',
  'SERVER_UNKNOWN',
  'LEVEL_UNKNOWN',
] as const;

export type RowError = (typeof ROW_ERRORS)[number];
export type RowWarning = (typeof ROW_WARNINGS)[number];
export type ProblemCode = RowError | RowWarning;
export type Severity = 'error' | 'warning';

/** One thing wrong or odd with one cell (or, without a column, with the whole row). */
export interface RowProblem {
  /** Row of the sheet as the person sees it, counted from 1. */
  row: number;
  /** Heading of the column, as it stands in the file; null when the row as a whole is meant. */
  column: string | null;
  /** What stands in the cell, cut at 200 characters. */
  value: string;
  code: ProblemCode;
  severity: Severity;
  params: Record<string, string | number>;
}
