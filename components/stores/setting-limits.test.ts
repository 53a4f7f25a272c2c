import { expect, test } from 'vitest';
import { z } from 'zod';
import { limitsOf } from './setting-limits';
import { settingsSchema } from './settings-fields';

test('limits are those of the schema, also where a setting may be left out', () => {
  expect(limitsOf(settingsSchema.shape.roundingLimitFen)).toEqual({ least: 0, most: 99 });
  expect(limitsOf(settingsSchema.shape.returnLimitClerkFen)).toEqual({ least: 0, most: 2_000_000_000 });
  expect(limitsOf(settingsSchema.shape.closingMinute)).toEqual({ least: 0, most: 1439 });
  expect(() => limitsOf(settingsSchema.shape.name)).toThrow('no number');
});

test('every setting that is a number has both, so that the words can name them', () => {
  for (const schema of Object.values<z.ZodType>(settingsSchema.shape)) {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    if (!(inner instanceof z.ZodNumber)) continue;
    const { least, most } = limitsOf(schema);
    expect(least).toBeLessThan(most);
  }
});
