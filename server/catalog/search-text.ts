import { pinyinOf } from '@/lib/pinyin';

export interface SearchableProduct {
  code: string;
  name: string;
  spec: string;
  brand: string;
  barcodes: readonly string[];
  /** The model it is a variant of, by its style number. */
  variant?: { model: string } | null;
}

/** What search looks through, made when a product is written. */
export interface SearchColumns {
  pinyin: string;
  initials: string;
  searchText: string;
  bigrams: string[];
}

/** Name, spec, brand, pinyin, initials, code, style number and barcodes in one lower-case text, and its two-character pieces. */
export function searchColumns(product: SearchableProduct): SearchColumns {
  const { full, initials } = pinyinOf(product.name);
  const parts = [
    product.name,
    product.spec,
    product.brand,
    full,
    initials,
    product.code,
    product.variant?.model ?? '',
    ...product.barcodes,
  ];
  const searchText = parts.filter(Boolean).join(' ').normalize('NFKC').toLowerCase().slice(0, 2000);
  return { pinyin: full, initials, searchText, bigrams: bigramsOf(searchText) };
}

/** Every two neighbouring characters of each word, once. */
export function bigramsOf(text: string): string[] {
  const pieces = new Set<string>();
  for (const word of text.split(/\s+/)) {
    const characters = [...word];
    for (let at = 0; at + 1 < characters.length; at += 1)
      pieces.add(`${characters[at]}${characters[at + 1]}`);
  }
  return [...pieces];
}

/** A search as its words, lower case; full-width letters and digits become plain ones. */
export function searchWords(term: string): string[] {
  return term.normalize('NFKC').toLowerCase().trim().split(/\s+/).filter(Boolean).slice(0, 6);
}

/** A word as a LIKE pattern that finds it anywhere in a search text. */
export function likeAnywhere(word: string): string {
  return `%${word
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
}
