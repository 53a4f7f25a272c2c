/** One thing an act changed. Undefined: it was not there. */
export type Change = { field: string; before: unknown; after: unknown };

/** What a thing is called; said of an edit too, or the row would not say of what. */
const CALLED = ['name', 'number'];

/** What differs between before and after, by field; what both have alike is left out, but what it is called. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [asRecord(before), asRecord(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  const all = fields.map((field) => ({ field, before: old[field], after: fresh[field] }));
  const isEdit = before !== null && after !== null;
  const changed = all.filter((change) => !isEdit || text(change.before) !== text(change.after));
  if (changed.length === 0) return all;
  const called = all.filter((change) => CALLED.includes(change.field) && !changed.includes(change));
  return [...called.map(({ field, after: name }) => ({ field, before: undefined, after: name })), ...changed];
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  return value === null || value === undefined ? {} : { value };
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
