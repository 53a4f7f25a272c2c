import { barcodeKind, expandUpcE, hasValidCheckDigit } from './barcode';

/** Codes of a shop's own: GS1 leaves 20 to 29 at the front of an EAN-13 to whoever prints them. */
export const OWN_PREFIX = /^2\d$/;

/** How the labels of a store's scales begin; '' where it has none of the kind. */
export interface ScalePrefixes {
  /** Two digits of codes that hold a weight, grams. */
  weight: string;
  /** Two digits of codes that hold a price, fen. */
  price: string;
}

/** What a scale's label says: five digits of which goods, five of how much. */
export interface ScaleLabel {
  /** The goods' number on the scale, five digits. */
  plu: string;
  /** Codes under which the goods may stand in the catalogue, the likeliest first: with the prefix, as it is, without its zeros. */
  codes: string[];
  holds: { kind: 'weight'; grams: number } | { kind: 'price'; fen: number };
}

/** The label of a scale in a scanned EAN-13: prefix, five digits of goods, five of weight or price, check digit. Null: it is none. */
export function readScaleLabel(text: string, prefixes: ScalePrefixes): ScaleLabel | null {
  const code = text.trim();
  if (barcodeKind(code) !== 'EAN13' || !hasValidCheckDigit(code)) return null;
  const prefix = code.slice(0, 2);
  if (prefix !== prefixes.weight && prefix !== prefixes.price) return null;
  const plu = code.slice(2, 7);
  const value = Number(code.slice(7, 12));
  if (value === 0) return null;
  const codes = [...new Set([prefix + plu, plu, plu.replace(/^0+(?=\d)/, '')])];
  return {
    plu,
    codes,
    holds: prefix === prefixes.weight ? { kind: 'weight', grams: value } : { kind: 'price', fen: value },
  };
}

/** What scanners put before a code to say its kind (ISO/IEC 15424), and the sign between fields of a GS1-128. */
const AIM_IDENTIFIER = /^\][A-Za-z]\d/;
const FIELD_END = '\u001d';

/**
 * The codes a scan may mean, as read first: without what the scanner puts before it, a UPC-E in full, a UPC-A and its EAN-13 with a zero, the
 * goods of a GTIN-14 or GS1-128, a book or magazine without its add-on. A case of goods (GTIN-14 from 1 on) is not one of them.
 */
export function codesMeant(text: string): string[] {
  const read = text.trim();
  const plain = read.replace(AIM_IDENTIFIER, '').replaceAll(FIELD_END, '').trim();
  const found = new Set([read, plain]);
  const gtin = gtinOf(plain);
  if (gtin !== null) for (const spelling of spellings(gtin)) found.add(spelling);
  found.delete('');
  return [...found];
}

/** The number of the goods alone, with a right check digit; null: it is no number of GS1's. */
function gtinOf(code: string): string | null {
  const element = /^(?:\(01\)|01)(\d{14})/.exec(code);
  if (element?.[1] && code.length >= 16 && hasValidCheckDigit(element[1])) return element[1];
  if (!/^\d+$/.test(code)) return null;
  if ([8, 12, 13, 14].includes(code.length)) return code;
  // Two or five digits more: the issue of a magazine, the price of a book.
  const whole = [13, 12].find((length) => code.length === length + 2 || code.length === length + 5);
  if (whole === undefined) return null;
  const body = code.slice(0, whole);
  return hasValidCheckDigit(body) ? body : null;
}

function spellings(gtin: string): string[] {
  if (gtin.length === 14) return gtin.startsWith('0') ? [gtin, ...spellings(gtin.slice(1))] : [gtin];
  if (gtin.length === 13) return gtin.startsWith('0') ? [gtin, gtin.slice(1)] : [gtin];
  if (gtin.length === 12) return [gtin, `0${gtin}`];
  // Eight digits that agree as EAN-8 may be a UPC-E all the same: what the shop has decides.
  const full = expandUpcE(gtin);
  return full !== null && hasValidCheckDigit(full) ? [gtin, full, `0${full}`] : [gtin];
}
