const SAMPLE_BYTES = 4096;

/**
 * UTF-16 without a byte order mark, told by its delimiters, digits and line ends: each is a zero beside a plain character. A
 * Chinese character may hold a zero too (一 is 4E00), so the order in which there are more of them decides.
 * @returns null for any other text
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  let little = 0;
  let big = 0;
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  for (let at = 0; at < end; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (second === 0 && isPlain(first)) little += 1;
    if (first === 0 && isPlain(second)) big += 1;
  }
  if (little === big || Math.max(little, big) * 40 < end) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isPlain(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127);
}
