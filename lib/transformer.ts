import superjson, { type SuperJSONResult } from 'superjson';

/** Deeper values are left to superjson, which also knows what to do about circles. */
const DEPTH = 32;

/**
 * How values cross the wire: superjson's format. What is plain JSON already, as most lists are, goes as it is: superjson
 * would copy it and note the path of every value to find that out.
 */
export const transformer = {
  serialize: (value: unknown): SuperJSONResult =>
    isPlainJson(value, DEPTH) ? { json: value } : superjson.serialize(value),
  deserialize: <T = unknown>(wire: SuperJSONResult): T =>
    // Without meta there is nothing to restore, and superjson would only copy it.
    wire.meta ? superjson.deserialize<T>(wire) : (wire.json as T),
};

type PlainJson = SuperJSONResult['json'];

/** True for values JSON gives back just as they were: no undefined, dates, bigints, -0, NaN or objects of a class. */
export function isPlainJson(value: unknown, depth: number): value is PlainJson {
  if (value === null) return true;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return depth > 0 && isPlainObject(value, depth - 1);
    default:
      return false;
  }
}

function isPlainObject(value: object, depth: number): boolean {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isPlainJson(value[at], depth)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  if ('toJSON' in value) return false;
  return Object.values(value).every((part) => isPlainJson(part, depth));
}
