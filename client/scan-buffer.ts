/**
 * How a scan is told from typing: by the shape of the whole burst, not by one gap. Scanners differ (a slow radio one sends a key
 * every fifth of a second), and a page that was busy hears its keys in lumps.
 */
export const SCAN_RULES = {
  leastLength: 3,
  /** Every key within this of the one before, ms: a scanner. */
  quickMs: 100,
  /** The usual gap of a burst of which some keys came late, ms. */
  usualMs: 80,
  /** Even gaps up to this, ms, of so little spread: a machine that is slow, not a hand. */
  evenMs: 400,
  evenSpread: 0.35,
  /** From so many characters on shape is trusted although not every gap is quick. */
  burstLength: 6,
  /** Nobody types so many digits where a quantity or an amount is asked: it is a code, however it came. */
  codeLength: 8,
  /** A pause this long, ms, ends whatever was being typed. */
  pauseMs: 2_000,
  /** Between typing and a scan right after it there is at least this, ms. */
  breathMs: 250,
  /** An Enter or Tab this soon after a scan is its second ending (CR and LF): it presses nothing. */
  endingsMs: 400,
} as const;

/** Keys of one go and the moment of each. */
export interface Run {
  text: string;
  times: readonly number[];
}

export const NO_RUN: Run = { text: '', times: [] };

/** The run after a character: a long pause starts it anew. */
export function pushKey(run: Run, key: string, at: number): Run {
  const last = run.times.at(-1);
  if (last === undefined || at - last > SCAN_RULES.pauseMs) return { text: key, times: [at] };
  return { text: run.text + key, times: [...run.times, at] };
}

export interface ScanQuestion {
  run: Run;
  /** When Enter or Tab ended it. */
  at: number;
  /** Does the shop know this code? Of two ways to cut a run the known one is it. */
  isKnown?: ((code: string) => boolean) | undefined;
  /** A field for words has the focus: there long words are words. */
  inWords?: boolean | undefined;
}

/** The scanned code that Enter or Tab ends now, or null when it was typing. In a field for words a slow code counts when the shop knows it. */
export function scanOf({ run, at, isKnown = () => false, inWords = false }: ScanQuestion): string | null {
  const scans = [0, ...breaths(run)]
    .map((from) => ({ text: run.text.slice(from), times: run.times.slice(from) }))
    .filter((part) => isScan(part, at, inWords && !isKnown(part.text)));
  const known = scans.find(({ text }) => isKnown(text));
  // A stranger after a breath is what was scanned, if it is long enough for one; else all of it is.
  const stranger = scans.findLast(({ text }) => text.length >= SCAN_RULES.codeLength) ?? scans[0];
  return (known ?? stranger)?.text ?? null;
}

/** Places where typing may have ended and a scan begun: a pause much longer than any after it. */
function breaths({ times }: Run): number[] {
  return gapsOf(times).flatMap((gap, place, gaps) => {
    const after = Math.max(0, ...gaps.slice(place + 1));
    return gap >= Math.max(SCAN_RULES.breathMs, 3 * after) ? [place + 1] : [];
  });
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

function isScan({ text, times }: Run, at: number, inWords: boolean): boolean {
  const { leastLength, quickMs, usualMs, evenMs, evenSpread, burstLength, codeLength, pauseMs } = SCAN_RULES;
  if (text.length < leastLength) return false;
  const gaps = gapsOf([...times, at]);
  const widest = Math.max(...gaps);
  if (widest <= quickMs) return true;
  if (widest > pauseMs) return false;
  if (!inWords && text.length >= codeLength && /^[\dA-Za-z*-]+$/.test(text.normalize('NFKC'))) return true;
  if (text.length < burstLength) return false;
  const usual = median(gaps);
  // Enter may be as late as the scanner likes.
  const between = gaps.slice(0, -1);
  const spread = Math.max(...between) - Math.min(...between);
  return usual <= usualMs || (widest <= evenMs && spread <= evenSpread * usual);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
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
