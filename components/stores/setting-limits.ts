import { z } from 'zod';

/** Between which numbers a setting lies, as its schema says. @throws for one that is no number: a programming error */
export function limitsOf(schema: z.ZodType): { least: number; most: number } {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodNumber)) throw new Error('a setting that is no number has no limits');
  return { least: inner.minValue ?? Number.NaN, most: inner.maxValue ?? Number.NaN };
}
