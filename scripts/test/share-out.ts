import { readdirSync } from 'node:fs';

/** Seconds of the files that take long, as measured alone; any other counts as USUAL. */
const SECONDS: Record<string, number> = {
  'accessibility.spec.ts': 170,
  'all-stores.spec.ts': 55,
  'counter-locks.spec.ts': 40,
  'counter-practice.spec.ts': 38,
  'counter-limits.spec.ts': 38,
  'counter-offline.spec.ts': 34,
  'attendance.spec.ts': 32,
  'counter-hands.spec.ts': 18,
  'counter-pay.spec.ts': 16,
  'counter-customer.spec.ts': 14,
};
const USUAL = 9;

/**
 * Patterns of the test files in as many shares of about the same length: always the same ones on the same machine, so that none finds its shop now
 * before and now after another.
 */
export function shareOut(folder: string, shares: number): string[][] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
  const seconds = (name: string) => SECONDS[name] ?? USUAL;
  const parts = Array.from({ length: shares }, () => ({ seconds: 0, files: [] as string[] }));
  for (const name of files.sort((a, b) => seconds(b) - seconds(a) || a.localeCompare(b))) {
    const least = parts.reduce((best, part) => (part.seconds < best.seconds ? part : best));
    least.seconds += seconds(name);
    least.files.push(name);
  }
  return parts.map((part) => part.files.map((name) => `**/${name}`));
}
