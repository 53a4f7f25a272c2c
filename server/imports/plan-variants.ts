import {
  MOST_VALUES,
  MOST_VARIANTS,
  specOfValues,
  valueKey,
  variantKey,
} from '@/server/catalog/models/variant-rules';
import type { VariantToWrite } from '@/server/catalog/product-facts';
import { severityOf } from './problem-log';
import type { ProductDraft } from './read-draft';
import type { ProblemCode, RowProblem } from './schema';

export interface PlannedVariants {
  /** By the product's code. */
  variants: Map<string, VariantToWrite>;
  problems: RowProblem[];
}

/**
 * Which rows are colours and sizes of one style: those that share a style number and say what they differ in. A style of one row alone is no
 * model, unless the book has it already. What cannot be told apart comes in by itself, and its row says so.
 * @param known keys of the styles the book has
 */
export function planVariants(drafts: readonly ProductDraft[], known: ReadonlySet<string>): PlannedVariants {
  const planned: PlannedVariants = { variants: new Map(), problems: [] };
  const styles = new Map<string, ProductDraft[]>();
  for (const draft of drafts) {
    if (draft.model === '' || draft.options.every(({ value }) => value === '')) continue;
    const key = valueKey(draft.model);
    const rows = styles.get(key);
    if (rows) rows.push(draft);
    else styles.set(key, [draft]);
  }
  for (const [key, rows] of styles) if (rows.length > 1 || known.has(key)) planStyle(rows, planned);
  return planned;
}

function planStyle(rows: readonly ProductDraft[], { variants, problems }: PlannedVariants): void {
  const [first] = rows;
  if (!first) return;
  const used = first.options.flatMap((_, at) =>
    rows.some(({ options }) => (options[at]?.value ?? '') !== '') ? at : [],
  );
  const axes = namesApart(used.map((at) => first.options[at]?.name ?? ''));
  const name = sharedName(rows);
  const owners = new Map<string, ProductDraft>();
  const seen = used.map(() => new Set<string>());
  for (const row of rows) {
    const values = used.map((at) => row.options[at]?.value ?? '');
    const open = values.indexOf('');
    const owner = owners.get(variantKey(values));
    const isFull =
      owners.size >= MOST_VARIANTS ||
      seen.some((those, axis) => !those.has(valueKey(values[axis] ?? '')) && those.size >= MOST_VALUES);
    if (open >= 0) problems.push(problemOf(row, 'VARIANT_VALUE_MISSING', { option: axes[open] ?? '' }));
    else if (row.kind !== null && row.kind !== 'GOODS')
      problems.push(problemOf(row, 'VARIANT_NOT_GOODS', {}));
    else if (owner)
      problems.push(problemOf(row, 'VARIANT_REPEATED', { firstRow: owner.row, spec: specOfValues(values) }));
    else if (isFull) problems.push(problemOf(row, 'VARIANT_TOO_MANY', { most: MOST_VARIANTS }));
    else {
      owners.set(variantKey(values), row);
      for (const [axis, value] of values.entries()) seen[axis]?.add(valueKey(value));
      variants.set(row.code, { model: first.model, name, axes, values });
    }
  }
}

/** What a row is told to be of its options, as a specification: for goods that come in by themselves. */
export function specOfOptions({ options }: ProductDraft): string {
  return specOfValues(options.flatMap(({ value }) => (value === '' ? [] : value)));
}

/** Two columns may be headed alike: then their places tell them apart. */
function namesApart(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const own = name === '' ? String(at + 1) : name;
    return names.findIndex((other) => valueKey(other) === valueKey(name)) === at
      ? own
      : `${own.slice(0, 17)} ${at + 1}`;
  });
}

/** What the names of these rows begin with alike, without a colour they share; where that says nothing, the first of them. */
function sharedName(rows: readonly ProductDraft[]): string {
  const names = rows.map(({ name }) => name);
  const [first = ''] = names;
  let shared = first;
  for (const name of names) while (!name.startsWith(shared)) shared = [...shared].slice(0, -1).join('');
  const values = new Set(rows.flatMap(({ options }) => options.flatMap(({ value }) => value || [])));
  let text = trimmedEnd(shared);
  for (;;) {
    const value = [...values].find((one) => text.length > one.length + 1 && text.endsWith(one));
    if (value === undefined || names.every((name) => name === text)) break;
    text = trimmedEnd(text.slice(0, -value.length));
  }
  return [...text].length >= 2 ? text : first;
}

function trimmedEnd(text: string): string {
  return text.replace(/[\s\-_/·,，(（[【:：]+$/u, '');
}

export function problemOf(
  { row, code: value }: Pick<ProductDraft, 'row' | 'code'>,
  code: ProblemCode,
  params: RowProblem['params'],
): RowProblem {
  return { row, column: null, value, code, severity: severityOf(code), params };
}
