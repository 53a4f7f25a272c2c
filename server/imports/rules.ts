// What a sheet of goods is made of. Without a library: the process that reads one file starts with this.

/** What a column of a products file can mean. The order is the order in which headings are matched. */
export const IMPORT_FIELDS = [
  'name',
  'barcode',
  'moreBarcodes',
  'code',
  'spec',
  'brand',
  'unit',
  'category',
  'price',
  'floorPrice',
  'memberPrice',
  'cost',
  'taxRate',
  'stock',
  'store',
  'active',
  'kind',
  'serial',
  'model',
  'option1',
  'option2',
  'option3',
  'optionName1',
  'optionName2',
  'optionName3',
] as const;

/** What a model's variants differ in, each beside the column that names it where there is one. */
export const OPTION_FIELDS = [
  { value: 'option1', name: 'optionName1' },
  { value: 'option2', name: 'optionName2' },
  { value: 'option3', name: 'optionName3' },
] as const;

export type ProductField = (typeof IMPORT_FIELDS)[number];

/** What a column of a customers file can mean, in the order in which headings are matched. */
export const CUSTOMER_FIELDS = [
  'name',
  'mobile',
  'phone',
  'card',
  'contact',
  'address',
  'invoiceTitle',
  'taxNumber',
  'source',
  'tags',
  'birthday',
  'note',
  'receivable',
  'prepaid',
  'storedValue',
  'storedBonus',
  'points',
  'level',
  'servedBy',
  'inUse',
] as const;

export type CustomerField = (typeof CUSTOMER_FIELDS)[number];
export type ImportField = ProductField | CustomerField;

/** What a file brings in. */
export const IMPORT_KINDS = ['PRODUCTS', 'CUSTOMERS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const FIELDS_OF: Record<ImportKind, readonly ImportField[]> = {
  PRODUCTS: IMPORT_FIELDS,
  CUSTOMERS: CUSTOMER_FIELDS,
};

/** Field -> column of the sheet, counted from 0. A field that is not there is not in the file. */
export type ColumnMap = Partial<Record<ImportField, number>>;

/** The columns a file can have at most; what stands to the right is not read. */
export const MAX_COLUMNS = 256;

/** How the bytes of a text file are read; the first four are recognised, the others a person has to name. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'gb18030',
  'utf-16le',
  'utf-16be',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
] as const;

export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

/** 0 -> 'A', 26 -> 'AA'. */
export function columnLetter(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetter(Math.floor(column / 26) - 1) + rest;
}
