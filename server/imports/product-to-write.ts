import type { ProductToWrite } from '@/server/catalog/product-facts';
import type { ImportPlan, PlannedProduct } from './rows-to-plan';

/** What the file tells of a product; the rest of a known product stays as it is. */
export function productToWrite(
  product: PlannedProduct,
  { tells }: Pick<ImportPlan, 'tells'>,
): ProductToWrite {
  return {
    code: product.code,
    name: product.name,
    barcodes: product.barcodes,
    // Whether a unit has parts comes from the unit or from a stock that has.
    decimals: product.decimals,
    ...(tells.spec ? { spec: product.spec } : {}),
    ...(tells.brand ? { brand: product.brand } : {}),
    ...(tells.unit ? { unit: product.unit } : {}),
    ...(tells.category ? { categoryName: product.categoryName } : {}),
    ...(tells.listPrice && product.listPriceFen !== null ? { listPriceFen: product.listPriceFen } : {}),
    ...(tells.floorPrice ? { floorPriceFen: product.floorPriceFen } : {}),
    ...(tells.memberPrice ? { memberPriceFen: product.memberPriceFen } : {}),
    ...(tells.cost ? { cost: product.costFen } : {}),
    ...(tells.taxRate && product.taxRateBp !== null ? { taxRateBp: product.taxRateBp } : {}),
    ...(tells.kind && product.kind !== null ? { kind: product.kind } : {}),
    ...(tells.serial && product.needsSerial !== null ? { needsSerial: product.needsSerial } : {}),
    ...(product.variant ? { variant: product.variant } : {}),
    ...(tells.active && product.active !== null ? { active: product.active } : {}),
  };
}
