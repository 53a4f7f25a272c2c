// Chinese because: commas are typed as a Chinese keyboard has them.
import {
  cleanValue,
  combinationsOf,
  distinctValues,
  LONGEST_VALUE,
  MOST_VALUES,
  MOST_VARIANTS,
  proposedCodes,
  spelled,
  valueKey,
  variantKey,
} from '@/server/catalog/models/variant-rules';

/** What is typed of an option: its values in one line, with commas between. */
export interface DraftAxis {
  name: string;
  typed: string;
  /** The value of the product the model is made of; of more variants: empty. */
  own: string;
}

export interface DraftModel {
  code: string;
  name: string;
  axes: DraftAxis[];
}

/** What somebody changed of a proposed variant, by its values. */
export type VariantEdits = Readonly<
  Record<string, { code?: string; barcode?: string; fen?: number | null; isOut?: boolean }>
>;

export interface PlannedVariant {
  key: string;
  values: string[];
  code: string;
  barcode: string;
  fen: number | null;
  isIn: boolean;
}

export interface VariantPlan {
  rows: PlannedVariant[];
  isTooMany: boolean;
}

/** Values as they were typed in one line, each once. */
export function typedValues(text: string): string[] {
  return distinctValues(text.split(/[,，、;；\n]+/u));
}

/** The combinations of what was typed that are not there yet, each with its code, barcode and price. */
export function plannedVariants(
  { code, axes }: DraftModel,
  of: {
    existing: readonly { values: readonly string[]; code: string }[];
    edits: VariantEdits;
    listPriceFen: number;
  },
): VariantPlan {
  const lists = axes.map(({ typed, own }, axis) => {
    const known = of.existing.map(({ values }) => values[axis] ?? '');
    return distinctValues([own, ...typedValues(typed)].map((value) => spelled(known, value)));
  });
  const all = combinationsOf(lists);
  if (all.length > MOST_VARIANTS || lists.some((values) => values.length > MOST_VALUES))
    return { rows: [], isTooMany: true };
  const there = new Set([
    ...of.existing.map(({ values }) => variantKey(values)),
    variantKey(axes.map(({ own }) => own)),
  ]);
  const fresh = all.filter((values) => !there.has(variantKey(values)));
  const codes = proposedCodes(
    code.trim(),
    fresh,
    of.existing.map((one) => one.code),
  );
  const rows = fresh.map((values, at) => {
    const key = variantKey(values);
    const edit = of.edits[key] ?? {};
    return {
      key,
      values,
      code: edit.code ?? codes[at] ?? '',
      barcode: edit.barcode ?? '',
      fen: edit.fen === undefined ? of.listPriceFen : edit.fen,
      isIn: !edit.isOut,
    };
  });
  return { rows, isTooMany: false };
}

/** What is still to be filled in; null: it can be made. */
export function missingOf(draft: DraftModel, plan: VariantPlan, isNew: boolean) {
  if (plan.isTooMany) return 'fewer';
  if (draft.name.trim() === '' || draft.code.trim() === '') return 'model';
  const names = draft.axes.map(({ name }) => valueKey(name));
  if (names.includes('')) return 'optionName';
  if (new Set(names).size < names.length) return 'optionTwice';
  if (isNew && draft.axes.some(({ own }) => cleanValue(own) === '')) return 'own';
  const chosen = plan.rows.filter(({ isIn }) => isIn);
  if (!isNew && chosen.length === 0) return 'variants';
  if (chosen.some(({ values }) => values.some((value) => value.length > LONGEST_VALUE))) return 'shorter';
  if (chosen.some(({ code }) => code.trim() === '')) return 'codes';
  if (new Set(chosen.map(({ code }) => code.trim())).size < chosen.length) return 'codeTwice';
  if (chosen.some(({ fen }) => fen === null)) return 'prices';
  return null;
}
