/** Numbers of the attendance rules as they are typed: their limits are those of the command. */
export const RULE_NUMBERS = {
  earlyLimit: { least: 0, most: 480, unit: 'minutes' },
  lateLimit: { least: 0, most: 480, unit: 'minutes' },
  graceMinutes: { least: 0, most: 60, unit: 'minutes' },
  stepOutLimit: { least: 1, most: 480, unit: 'minutes' },
  proposalsPerMonth: { least: 0, most: 31, unit: 'times' },
  overtimeFromMinutes: { least: 0, most: 240, unit: 'minutes' },
  workRate: { least: 100, most: 1_000, unit: 'fold' },
  restRate: { least: 100, most: 1_000, unit: 'fold' },
  holidayRate: { least: 100, most: 1_000, unit: 'fold' },
} as const;
export type NumberName = keyof typeof RULE_NUMBERS;

export const PUNCH_NUMBERS = [
  'earlyLimit',
  'lateLimit',
  'graceMinutes',
  'stepOutLimit',
  'proposalsPerMonth',
] as const satisfies readonly NumberName[];
export const RATE_NUMBERS = [
  'overtimeFromMinutes',
  'workRate',
  'restRate',
  'holidayRate',
] as const satisfies readonly NumberName[];

/** As it is typed: rates as people say them, 1.5 of 150 percent. */
export function numberText(name: NumberName, value: number): string {
  return String(RULE_NUMBERS[name].unit === 'fold' ? value / 100 : value);
}

/** Finer than a rate is kept: hundredths, as contracts write them. */
export const isTooFine = (name: NumberName, text: string): boolean =>
  RULE_NUMBERS[name].unit === 'fold' && /^\d{1,2}\.\d{3,}$/.test(text.trim());

/** Null: no such number, or beyond its limits. */
export function numberOf(name: NumberName, text: string): number | null {
  const { least, most, unit } = RULE_NUMBERS[name];
  const isFold = unit === 'fold';
  if (!(isFold ? /^\d{1,2}(\.\d{1,2})?$/ : /^\d{1,3}$/).test(text.trim())) return null;
  const value = isFold ? Math.round(Number(text) * 100) : Number(text);
  return value >= least && value <= most ? value : null;
}
