import { createHash } from 'node:crypto';

/** SHA-256, hex, of a JSON value with sorted keys: equal inputs hash alike whatever order a client wrote them in. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Written out rather than mapped and sorted entry by entry: a batch of sales has some thousands of values. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  let json = '';
  if (Array.isArray(value)) {
    for (const inner of value) json += `${json === '' ? '' : ','}${canonicalJson(inner)}`;
    return `[${json}]`;
  }
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record).sort()) {
    const inner = record[key];
    if (inner !== undefined)
      json += `${json === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`;
  }
  return `{${json}}`;
}
