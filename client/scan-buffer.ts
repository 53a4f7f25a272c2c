/** Fewest characters of a scan, and the longest gap between two of them, ms. */
export const SCAN_RULES = { leastLength: 3, gapMs: 100 } as const;

/** Keys gathered so far and when the last one came. */
export interface ScanBuffer {
  text: string;
  at: number;
}

/** The buffer after a character: a gap longer than a scanner makes starts it anew. */
export function pushKey(buffer: ScanBuffer, key: string, at: number): ScanBuffer {
  const fresh = buffer.text === '' || at - buffer.at > SCAN_RULES.gapMs;
  return { text: fresh ? key : buffer.text + key, at };
}

/** The scanned code when Enter or Tab ends the buffer now, or null when it was typing. */
export function scanOf(buffer: ScanBuffer, at: number): string | null {
  const quick = at - buffer.at <= SCAN_RULES.gapMs;
  return quick && buffer.text.length >= SCAN_RULES.leastLength ? buffer.text : null;
}

/** '5*' typed before a scan: its quantity as text, or null. */
export function multiplierOf(text: string): string | null {
  return /^\s*(\d{1,7}(?:\.\d{1,3})?)\*\s*$/.exec(text.normalize('NFKC'))?.[1] ?? null;
}

/** '5*6901234567892' in one go is five of that code; anything else is looked for as it stands. */
export function multiplied(text: string): { times: string | null; code: string } {
  const wanted = text.normalize('NFKC').trim();
  const [, times = null, code = text.trim()] = /^(\d{1,5})\*\s*(\S.*)$/.exec(wanted) ?? [];
  return { times, code };
}
