/**
 * Reasons people press instead of typing them. Kept by name, so that each reader has them in their own language; what was typed stays as
 * it was typed, and so does what was pressed before they had names.
 */
export const PRESET_REASONS = [
  'regular',
  'sample',
  'damaged',
  'match',
  'clearance',
  'bulk',
  'other',
  'faulty',
  'unwanted',
  'wrongItem',
  'priceError',
  'agreed',
  'wrongChange',
  'unknown',
  'notBooked',
  'member',
  'label',
] as const;
export type PresetReason = (typeof PRESET_REASONS)[number];

const MARK = '@';

/** As it is kept. */
export function presetReason(name: PresetReason): string {
  return MARK + name;
}

/** The preset a kept reason is, or null for words somebody typed. */
export function presetOf(kept: string): PresetReason | null {
  return PRESET_REASONS.find((name) => presetReason(name) === kept) ?? null;
}

/** A kept reason in words. @param words the reader's own for each preset */
export function reasonWords(kept: string, words: (name: PresetReason) => string): string {
  const preset = presetOf(kept);
  return preset === null ? kept : words(preset);
}
