import { type ColumnMap, OPTION_FIELDS, type ProductField } from './rules';
import { MODEL_SYNONYMS, OPTION_SYNONYMS, SYNONYMS } from './synonyms';

/** A heading as it is written, and without what stands in brackets. */
export interface HeadingKeys {
  whole: string;
  short: string;
}

/**
 * The match with a style number and what its rows differ in, where a sheet has both: then a column that would else be a code or a specification
 * may be one of these. A sheet with one of the two alone stays as it is.
 */
export function withVariants(keys: readonly HeadingKeys[], columns: ColumnMap): ColumnMap {
  const lent = new Set([columns.code, columns.spec]);
  const taken = new Set(Object.values(columns).filter((column) => !lent.has(column)));
  const find = (words: readonly string[], but: ReadonlySet<number | undefined>) => {
    for (const word of words) {
      const column = keys.findIndex(
        (key, at) => !taken.has(at) && !but.has(at) && (key.short === word || key.whole === word),
      );
      if (column >= 0) return column;
    }
    return undefined;
  };
  const options: ColumnMap = {};
  const used = new Set<number | undefined>();
  for (const { value, name } of OPTION_FIELDS) {
    // What is the code of a row is no colour of it.
    const column = find(OPTION_SYNONYMS[value], new Set([...used, columns.code]));
    if (column === undefined) continue;
    options[value] = column;
    used.add(column);
    const named = find(OPTION_SYNONYMS[name], used);
    if (named === undefined) continue;
    options[name] = named;
    used.add(named);
  }
  const model = find(MODEL_SYNONYMS, used);
  if (used.size === 0 || model === undefined || isSpecAlone(options, columns)) return columns;
  const result: ColumnMap = { ...columns, ...options, model };
  const given = new Set([...used, model]);
  if (given.has(columns.spec)) delete result.spec;
  if (model === columns.code) {
    delete result.code;
    const other = find(SYNONYMS.code, given);
    if (other !== undefined) result.code = other;
  }
  return result;
}

/** A specification beside a model number, and nothing that says colour, size or capacity: that is how many sheets describe goods of one kind. */
function isSpecAlone(options: ColumnMap, columns: ColumnMap): boolean {
  const values = OPTION_FIELDS.flatMap(({ value }) => options[value as ProductField] ?? []);
  return values.every((column) => column === columns.spec);
}
