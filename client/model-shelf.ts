import { byValues, valueKey } from '@/server/catalog/models/variant-rules';
import type { CatalogueModel, CatalogueProduct } from './catalogue-store';

/** A model that is offered as one: which of its variants there are to choose from. */
export interface Choice {
  model: CatalogueModel;
  /** Those that are sold, two at least, in the order of their values. */
  variants: CatalogueProduct[];
  /** Those of them that were asked for. */
  matched: CatalogueProduct[];
}

/** What a tile offers: a product, or the model it is a variant of. */
export interface GoodsTile {
  product: CatalogueProduct;
  choice: Choice | null;
}

/** Which products of a copy are variants of which model. */
export class ModelShelf {
  private readonly models = new Map<string, CatalogueModel>();
  private readonly variants = new Map<string, Map<string, CatalogueProduct>>();
  /** What is put together once a model, until something of it changes: a search asks with every key. */
  private readonly known = new Map<string, Choice | null>();

  takeModels(models: readonly CatalogueModel[]): void {
    for (const model of models) {
      this.models.set(model.id, model);
      this.known.delete(model.id);
    }
  }

  /** A product as it is now, in place of what it was. */
  take(product: CatalogueProduct, before: CatalogueProduct | undefined): void {
    if (before?.modelId) this.known.delete(before.modelId);
    if (before?.modelId && before.modelId !== product.modelId)
      this.variants.get(before.modelId)?.delete(product.id);
    if (!product.modelId) return;
    this.known.delete(product.modelId);
    const others = this.variants.get(product.modelId) ?? new Map<string, CatalogueProduct>();
    others.set(product.id, product);
    this.variants.set(product.modelId, others);
  }

  /** The model of a product, with its variants that are sold; null: it is of none, or the only one of it. */
  choiceOf(product: CatalogueProduct): Choice | null {
    if (!product.modelId) return null;
    const known = this.known.get(product.modelId);
    if (known !== undefined) return known;
    const choice = this.newChoice(product.modelId);
    this.known.set(product.modelId, choice);
    return choice;
  }

  private newChoice(modelId: string): Choice | null {
    const model = this.models.get(modelId);
    const sold = model ? this.soldOf(model.id) : [];
    if (!model || sold.length < 2) return null;
    const variants = byValues(
      model.axes,
      sold.map((one) => ({ ...one, values: one.values ?? [] })),
    );
    return { model, variants, matched: variants };
  }

  /** Another variant of its model that is sold, for one that is no longer; null: there is none. */
  insteadOf(product: CatalogueProduct): CatalogueProduct | null {
    return (product.modelId && this.soldOf(product.modelId)[0]) || null;
  }

  /**
   * Products as tiles, one a model, where its first variant stands.
   * @param matches which variants were asked for; where that is one alone, it is offered by itself
   */
  tilesOf(
    products: Iterable<CatalogueProduct>,
    most: number,
    matches: ((product: CatalogueProduct) => boolean) | null = null,
  ): { tiles: GoodsTile[]; more: boolean } {
    const seen = new Set<string>();
    const tiles: GoodsTile[] = [];
    for (const product of products) {
      const { modelId } = product;
      if (modelId && seen.has(modelId)) continue;
      if (tiles.length === most) return { tiles, more: true };
      const choice = this.choiceOf(product);
      if (choice) seen.add(choice.model.id);
      const matched = choice && matches ? choice.variants.filter(matches) : choice?.variants;
      tiles.push({
        product,
        choice: choice && matched && matched.length > 1 ? { ...choice, matched } : null,
      });
    }
    return { tiles, more: false };
  }

  private soldOf(modelId: string): CatalogueProduct[] {
    return [...(this.variants.get(modelId)?.values() ?? [])]
      .filter(({ active }) => active)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}

/** What is chosen of each option; null: nothing yet. */
export type Chosen = readonly (string | null)[];

/** What these variants have in common, option by option: what is chosen before anybody chose. */
export function inCommon(
  axes: number,
  variants: readonly Pick<CatalogueProduct, 'values'>[],
): (string | null)[] {
  return Array.from({ length: axes }, (_, axis) => {
    const first = variants[0]?.values?.[axis] ?? null;
    const isOne = first !== null && variants.every(({ values }) => isSame(values?.[axis], first));
    return isOne ? first : null;
  });
}

/** The variants that have all that is chosen. */
export function matching<T extends Pick<CatalogueProduct, 'values'>>(
  variants: readonly T[],
  chosen: Chosen,
): T[] {
  return variants.filter(({ values }) =>
    chosen.every((value, axis) => value === null || isSame(values?.[axis], value)),
  );
}

/** The variant of a whole choice; null: something is open yet, or there is none. */
export function pickedOf<T extends Pick<CatalogueProduct, 'values'>>(
  variants: readonly T[],
  chosen: Chosen,
): T | null {
  return chosen.includes(null) ? null : (matching(variants, chosen)[0] ?? null);
}

/**
 * The choice with one more value. What cannot go with it is open again, and what is left one way only is chosen.
 */
export function choose(
  variants: readonly Pick<CatalogueProduct, 'values'>[],
  chosen: Chosen,
  axis: number,
  value: string,
): (string | null)[] {
  const next = chosen.map((one, at) => (at === axis ? value : one));
  for (const at of next.keys()) {
    if (at === axis || matching(variants, next).length > 0) continue;
    next[at] = null;
  }
  const left = matching(variants, next);
  return inCommon(next.length, left).map((common, at) => next[at] ?? common);
}

/** The values of one option that its variants have, in the order of the model's. */
export function valuesOf(
  axis: number,
  known: readonly string[],
  variants: readonly Pick<CatalogueProduct, 'values'>[],
): string[] {
  const there = new Map(
    variants.flatMap(({ values }) => {
      const value = values?.[axis];
      return value === undefined ? [] : [[valueKey(value), value] as const];
    }),
  );
  const ordered = known.flatMap((value) => there.get(valueKey(value)) ?? []);
  const rest = [...there.values()].filter((value) => !ordered.includes(value));
  return [...ordered, ...rest];
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && valueKey(one) === valueKey(other);
}
