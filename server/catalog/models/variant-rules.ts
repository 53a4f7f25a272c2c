// What may be said of a model and its variants; the counter and the office judge by the same.

/** Options a model may have: colour, size, capacity. */
export const MOST_AXES = 3;
/** Values one option may have. */
export const MOST_VALUES = 60;
/** Variants one model may have: past that nobody finds one by looking. */
export const MOST_VARIANTS = 200;
export const LONGEST_VALUE = 40;
export const LONGEST_AXIS = 20;

/** What a model's variants differ in, with the values in the order they are shown in. */
export interface ModelAxis {
  name: string;
  values: readonly string[];
}

/** Words as they are kept: nothing around them, single blanks within. */
export function cleanValue(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Words as they are compared: 'xl', ' XL' and 'ＸＬ' are one. */
export function valueKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Between the values of a key: no value has it. */
const BETWEEN = '\u001f';

/** One variant's values as they are compared. */
export function variantKey(values: readonly string[]): string {
  return values.map(valueKey).join(BETWEEN);
}

/** What a variant's specification is: its values, joined. */
export function specOfValues(values: readonly string[]): string {
  return values.join(' / ');
}

/** What a model's variants differ in, said in one breath. */
export function namesOfAxes(names: readonly string[]): string {
  return names.join(' × ');
}

/** A value as the model spells it already, or as it was typed. */
export function spelled(known: readonly string[], text: string): string {
  const key = valueKey(text);
  return known.find((value) => valueKey(value) === key) ?? cleanValue(text);
}

/** The same words, each once, as they were first written; what is empty is left out. */
export function distinctValues(texts: readonly string[]): string[] {
  const values = new Map<string, string>();
  for (const text of texts) {
    const value = cleanValue(text);
    const key = valueKey(value);
    if (key !== '' && !values.has(key)) values.set(key, value);
  }
  return [...values.values()];
}

/** Every combination of these values, the last option changing first. @param most no more than so many are made */
export function combinationsOf(axes: readonly (readonly string[])[], most = MOST_VARIANTS + 1): string[][] {
  let rows: string[][] = [[]];
  for (const values of axes) {
    const next: string[][] = [];
    for (const row of rows) for (const value of values) if (next.length < most) next.push([...row, value]);
    rows = next;
  }
  return axes.length === 0 ? [] : rows;
}

/**
 * Codes for new variants, one each: the model's with the values behind it where these are letters and figures, else with a number.
 * @param taken codes that are products' already; compared without letter case
 */
export function proposedCodes(
  modelCode: string,
  combinations: readonly (readonly string[])[],
  taken: readonly string[],
): string[] {
  const used = new Set(taken.map((code) => code.toLowerCase()));
  let number = 0;
  return combinations.map((values) => {
    const words = values.map((value) => value.normalize('NFKC').replace(/[^A-Za-z0-9.]+/g, ''));
    const said = [modelCode, ...words].join('-').slice(0, 60);
    const speaks = values.every((value) => /^[A-Za-z0-9.\s-]+$/.test(value.normalize('NFKC')));
    let code = said;
    while (!speaks || used.has(code.toLowerCase())) {
      number += 1;
      code = `${modelCode.slice(0, 55)}-${String(number).padStart(2, '0')}`;
      if (!used.has(code.toLowerCase())) break;
    }
    used.add(code.toLowerCase());
    return code;
  });
}

/** Variants in the order of their model's values: small before large, as they stand there. */
export function byValues<T extends { values: readonly string[]; code: string }>(
  axes: readonly ModelAxis[],
  variants: readonly T[],
): T[] {
  const places = axes.map(({ values }) => new Map(values.map((value, place) => [valueKey(value), place])));
  const placeOf = ({ values }: T, axis: number) =>
    places[axis]?.get(valueKey(values[axis] ?? '')) ?? Number.MAX_SAFE_INTEGER;
  return [...variants].sort((a, b) => {
    for (let axis = 0; axis < axes.length; axis += 1) {
      const by = placeOf(a, axis) - placeOf(b, axis);
      if (by !== 0) return by;
    }
    return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
  });
}
