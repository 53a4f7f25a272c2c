import type { ProductFormValues } from './new-product';
import { takesSerials } from './serial-switch';

/** What is sent of what stands in the form. */
export function factsOf(values: ProductFormValues, taxPercent: number) {
  return {
    code: values.code,
    name: values.name,
    kind: values.kind,
    ...(values.kind === 'KIT'
      ? { parts: values.parts.map(({ id, quantity }) => ({ productId: id, quantity: quantity.trim() })) }
      : {}),
    needsSerial: values.needsSerial && takesSerials(values),
    spec: values.spec,
    brand: values.brand,
    unit: values.unit,
    decimals: values.decimals,
    categoryName: values.categoryName.trim() || null,
    listPriceFen: values.listPriceFen ?? 0,
    floorPriceFen: values.floorPriceFen,
    memberPriceFen: values.memberPriceFen,
    cost: costText(values),
    taxRateBp: Math.round(taxPercent * 100),
    barcodes: values.barcodes.split(/\s+/).filter(Boolean),
    active: values.active,
  };
}

/** A cost left alone goes back as finely as it is kept. */
function costText({ cost, costFen }: ProductFormValues): string | null {
  if (costFen === null) return null;
  return cost !== null && Math.round(Number(cost)) === costFen ? cost : String(costFen);
}
