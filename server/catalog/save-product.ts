import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { BarcodeTaken, ProductCodeTaken } from './errors';
import { writeKitParts } from './kit-parts';
import { saveProductInput } from './schema';
import { takenBarcodes, writeProducts } from './write-products';

/** Makes or changes one product. A product's code never changes. @throws NotFound, ProductCodeTaken, BarcodeTaken, KitWithoutParts, KitPartWrong */
export const saveProduct = command({
  name: 'catalog.save',
  permission: 'catalog.manage',
  scope: 'company',
  input: saveProductInput,
  async run(tx, input, ctx) {
    const { requestId, productId, active, parts, ...asked } = input;
    const known = await tx.product.findUnique({ where: { code: asked.code } });
    // Who may not see the cost sends none: that takes nothing away.
    const cost = known && !ctx.may('costs.see', null) ? (known.cost?.toFixed() ?? null) : asked.cost;
    const facts = { ...asked, cost };
    if (!productId && known) throw new ProductCodeTaken({ code: facts.code });
    if (known?.kind === 'TEMPORARY' || (productId && known?.id !== productId))
      throw new NotFound({ noun: 'product' });
    const [taken] = await takenBarcodes(tx, [facts]);
    if (taken) throw new BarcodeTaken({ barcode: taken.barcode, owner: taken.owner });
    const id = productId ?? requestId;
    await writeProducts(tx, [{ ...facts, id, active }], ctx.now, {
      replaceBarcodes: true,
      setById: ctx.actor.personId,
    });
    if ((known?.kind ?? facts.kind) === 'KIT' && (parts !== undefined || !known))
      await writeKitParts(tx, id, parts ?? []);
    const before = known
      ? {
          name: known.name,
          listPriceFen: fenOf(known.listPriceFen),
          floorPriceFen: fenOrNull(known.floorPriceFen),
          memberPriceFen: fenOrNull(known.memberPriceFen),
          active: known.discontinuedAt === null,
        }
      : undefined;
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.save',
      subjectKind: 'product',
      subjectId: id,
      ...(before ? { before } : {}),
      after: {
        name: facts.name,
        listPriceFen: facts.listPriceFen,
        floorPriceFen: facts.floorPriceFen,
        ...(facts.memberPriceFen === undefined ? {} : { memberPriceFen: facts.memberPriceFen }),
        active,
        ...(parts === undefined ? {} : { parts: parts.length }),
      },
      requestId,
    });
    return { productId: id };
  },
});
