import type { Catalogue, CatalogueProduct } from './catalogue';

/**
 * The product of a code, for the basket at hand. @param basketId which basket that is, whenever asked
 * @returns gone: the basket was paid or put away while the answer was on its way; the product is not for the one after it
 */
export async function lookUpFor(
  catalogue: Pick<Catalogue, 'find' | 'lookUp'>,
  code: string,
  basketId: () => string,
): Promise<{ product: CatalogueProduct | null; gone: boolean }> {
  const before = basketId();
  const product = catalogue.find(code) ?? (await catalogue.lookUp(code));
  // Before the window's basket is found it has no id: what is scanned then is put beside it.
  return { product, gone: before !== '' && basketId() !== before };
}
