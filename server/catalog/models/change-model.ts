import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { ModelOptionsDiffer } from '../errors';
import { lockCatalogue, touchModel, writeProducts } from '../write-products';
import { requireModel } from './require-model';
import { changeModelInput } from './schema';
import { cleanValue, distinctValues, namesOfAxes, spelled, valueKey } from './variant-rules';

/**
 * Calls a model and every variant of it by another name, renames its options, and puts their values into another order. Options are neither added
 * nor taken away: each variant has a value for each. @throws NotFound, ModelOptionsDiffer
 */
export const changeModel = command({
  name: 'catalog.changeModel',
  permission: 'catalog.manage',
  scope: 'company',
  input: changeModelInput,
  async run(tx, { modelId, name, axes, requestId }, ctx) {
    await lockCatalogue(tx);
    const model = await requireModel(tx, modelId);
    if (axes.length !== model.axes.length)
      throw new ModelOptionsDiffer({ model: model.name, options: namesOfAxes(namesOf(model.axes)) });
    const renamed = model.products.filter((product) => product.name !== name);
    await writeProducts(
      tx,
      renamed.map(({ code }) => ({ code, name, barcodes: [] })),
      ctx.now,
      { setById: ctx.actor.personId },
    );
    await touchModel(tx, modelId);
    await tx.productModel.update({ where: { id: modelId }, data: { name, updatedAt: ctx.now } });
    // Two options may change their names with each other.
    for (const { position } of model.axes)
      await tx.productModelAxis.update({
        where: { modelId_position: { modelId, position } },
        data: { name: `\u001f${position}` },
      });
    for (const [position, axis] of axes.entries())
      await tx.productModelAxis.update({
        where: { modelId_position: { modelId, position } },
        data: {
          name: cleanValue(axis.name),
          values: inOrder(model.axes[position]?.values ?? [], axis.values),
        },
      });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.changeModel',
      subjectKind: 'productModel',
      subjectId: modelId,
      before: { name: model.name, options: namesOf(model.axes) },
      after: { name, options: namesOf(axes), variants: renamed.length },
      requestId,
    });
    return { modelId };
  },
});

function namesOf(axes: readonly { name: string }[]): string[] {
  return axes.map(({ name }) => cleanValue(name));
}

/** The values there are, those that are asked for first; none is lost and none comes in this way. */
function inOrder(known: readonly string[], wanted: readonly string[]): string[] {
  const keys = new Set(known.map(valueKey));
  const first = wanted.filter((value) => keys.has(valueKey(value))).map((value) => spelled(known, value));
  return distinctValues([...first, ...known]);
}
