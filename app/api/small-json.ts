/** What a form at the door can hold, bytes. */
const LIMIT_BYTES = 16_384;

/**
 * The JSON of a small request, or an empty object for anything else: too large, cut off, no JSON. Reads no further than the limit,
 * because nobody has signed in yet. What it should hold is for the reader's schema to say.
 */
export async function smallJson(request: Request): Promise<object> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > LIMIT_BYTES) return {};
      parts.push(part);
    }
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
