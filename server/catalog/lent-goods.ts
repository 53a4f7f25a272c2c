import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of products, their barcodes and their categories. */
export const GOODS = lend('product', [
  'id',
  'code',
  'name',
  'kind',
  'spec',
  'brand',
  'unit',
  'decimals',
  'category_id',
  'list_price_fen',
  'cost',
  'search_text',
  'discontinued_at',
  'model_id',
]);
export const BARCODES = lend('barcode', ['code', 'product_id', 'position']);
export const CATEGORIES = lend('category', ['id', 'name']);

/** What kits are made of. */
export const KIT_PARTS = lend('kit_part', ['kit_id', 'product_id', 'quantity', 'position']);
