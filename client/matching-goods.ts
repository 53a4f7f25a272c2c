import type { CatalogueProduct } from './catalogue-store';

/** Does a product hold every word, and is it of the category? */
export function matcherOf(text: string, categoryId: string | null, discontinued: boolean) {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return (product: CatalogueProduct): boolean =>
    (product.active || discontinued) &&
    (categoryId === null || product.categoryId === categoryId) &&
    words.every((word) => product.searchText.includes(word));
}

/** Those that match, one after the other as they are wanted. */
export function* filtered<T>(all: readonly T[], matches: (one: T) => boolean): Generator<T> {
  for (const one of all) if (matches(one)) yield one;
}
