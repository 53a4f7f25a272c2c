import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadMessages } from '@/lib/i18n/load-messages';
import { LOCALES } from '@/lib/i18n/locales';
import { problemOf } from './problem-key';

const schema = z.object({
  name: z.string().trim().min(1).max(4),
  kind: z.enum(['A', 'B']),
  when: z.string().regex(/^\d+$/, 'dayWrong'),
  inner: z.object({ count: z.number().int() }),
});
const fine = { name: 'n', kind: 'A', when: '1', inner: { count: 1 } };
const refused = (over: object) => problemOf(schema.safeParse({ ...fine, ...over }).error?.issues[0]);

test('a refusal names the field and a reason we have words for, never a sentence of zod', () => {
  expect(refused({ name: '' })).toEqual({ field: 'name', problem: 'required' });
  expect(refused({ name: undefined })).toEqual({ field: 'name', problem: 'required' });
  expect(refused({ name: '12345' })).toEqual({ field: 'name', problem: 'tooLong' });
  expect(refused({ kind: 'C' })).toEqual({ field: 'kind', problem: 'invalid' });
  expect(refused({ when: 'x' })).toEqual({ field: 'when', problem: 'dayWrong' });
  expect(refused({ inner: { count: 'x' } })).toEqual({ field: 'inner.count', problem: 'invalid' });
  expect(problemOf(undefined)).toEqual({ field: '', problem: 'invalid' });
});

test('both languages have words for the reasons zod gives', () => {
  for (const locale of LOCALES) {
    const { fields } = loadMessages(locale) as { fields: Record<string, string> };
    for (const key of ['required', 'tooLong', 'invalid'])
      expect(fields[key], `${locale} ${key}`).toBeTruthy();
  }
});
