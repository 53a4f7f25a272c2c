// @ts-check
// How deep and how many: asked of JSON's bytes before anything is made out of them, in one pass and no memory.

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

export const MOST_DEPTH = 32;
/** Values of a body; a delivery of fifty sales of many lines has some ten thousand. */
export const MOST_VALUES = 60_000;

/**
 * What is wrong with the shape of a JSON text, or null. Whether it is JSON at all is for the parser to say.
 * @param {Uint8Array} bytes
 * @returns {'depth' | 'values' | null}
 */
export function shapeProblem(bytes, mostDepth = MOST_DEPTH, mostValues = MOST_VALUES) {
  let depth = 0;
  let values = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) {
      inText = true;
    } else if (byte === COMMA) {
      values += 1;
      if (values > mostValues) return 'values';
    } else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > mostDepth) return 'depth';
      if (values > mostValues) return 'values';
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
  return null;
}
