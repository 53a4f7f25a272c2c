import type { AnyTRPCProcedure } from '@trpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appRouter } from './router';
import { enrolDeviceInput } from './staff/devices/device-schema';
import { signInInput } from './staff/schema';
import { openCompanyInput } from './zones/setup-schema';

// Nothing that comes in is without end: every list, text and free-form object of every input says how long it may be.

type Check = { check?: string; format?: string; pattern?: RegExp };
type Def = Check & {
  type: string;
  checks?: z.core.$ZodCheck[];
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  keyType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  items?: z.core.$ZodType[];
};

const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def;

/** Places inside an input that have no end. */
function unbounded(schema: z.core.$ZodType, place: string): string[] {
  const def = defOf(schema);
  const inside: [z.core.$ZodType | undefined, string][] = [
    ...Object.entries(def.shape ?? {}).map(([name, part]): [z.core.$ZodType, string] => [
      part,
      `${place}.${name}`,
    ]),
    ...[...(def.options ?? []), ...(def.items ?? [])].map((part): [z.core.$ZodType, string] => [part, place]),
    [def.element, `${place}[]`],
    ...[def.innerType, def.in, def.left, def.right].map((part): [z.core.$ZodType | undefined, string] => [
      part,
      place,
    ]),
  ];
  const own = hasEnd(schema, def) ? [] : [`${place} (${def.type})`];
  return [...own, ...inside.flatMap(([part, at]) => (part ? unbounded(part, at) : []))];
}

function hasEnd(schema: z.core.$ZodType, def: Def): boolean {
  const { type } = def;
  if (type === 'record' && def.keyType && defOf(def.keyType).type === 'enum') return true;
  if (type === 'record' || type === 'unknown' || type === 'any')
    return Number(z.globalRegistry.get(schema)?.maxBytes) > 0;
  if (!['string', 'array', 'set', 'map'].includes(type)) return true;
  const checks = [def, ...(def.checks ?? []).map((check) => check._zod.def as unknown as Check)];
  return checks.some(({ check, format, pattern }) => {
    if (check === 'max_length' || check === 'max_size' || check === 'length_equals') return true;
    return check === 'string_format' && (format === 'uuid' || format === 'date' || hasFiniteMatch(pattern));
  });
}

/** Does the pattern repeat nothing without end? */
function hasFiniteMatch(pattern: RegExp | undefined): boolean {
  return pattern !== undefined && !/[*+]|\{\d+,\}/.test(pattern.source.replaceAll(/\[[^\]]*\]|\\./g, 'x'));
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);

test('every list, text and object of every input of the API has an end', () => {
  const found = procedures.flatMap(([path, procedure]) =>
    (procedure._def as unknown as { inputs: z.core.$ZodType[] }).inputs.flatMap((input) =>
      unbounded(input, path),
    ),
  );
  expect(found).toEqual([]);
});

test('so have the forms at the door', () => {
  expect(
    [
      unbounded(enrolDeviceInput, 'enrol'),
      unbounded(signInInput, 'signIn'),
      unbounded(openCompanyInput, 'setup'),
    ].flat(),
  ).toEqual([]);
});

test('an input without an end is seen', () => {
  const input = z.object({
    lines: z.array(z.object({ note: z.string() })),
    kept: z.record(z.string(), z.unknown()).optional(),
    digits: z.string().regex(/^\d+$/),
    good: z.string().regex(/^\d{1,7}(\.\d{1,3})?$/),
  });
  expect(unbounded(input, 'x')).toEqual([
    'x.lines (array)',
    'x.lines[].note (string)',
    'x.kept (record)',
    'x.digits (string)',
  ]);
});
