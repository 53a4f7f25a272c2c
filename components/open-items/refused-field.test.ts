import { expect, test } from 'vitest';
import { sale } from '@/server/sales/schema';
import { makeSale } from '@/tests/factories/sales';
import { refusedField, refusedReason } from './refused-field';

test('a part of a ticket is named as people see it: the line and its field', () => {
  expect(refusedField('lines.0.quantity')).toEqual({ part: 'line', number: 1, name: 'quantity' });
  expect(refusedField('tenders.1.reference')).toEqual({ part: 'tender', number: 2, name: 'reference' });
  expect(refusedField('occurredAt')).toEqual({ part: 'ticket', number: 0, name: 'occurredAt' });
  expect(refusedField('lines')).toEqual({ part: 'ticket', number: 0, name: 'lines' });
  expect(refusedField('')).toEqual({ part: 'ticket', number: 0, name: 'other' });
});

test('what the schema says of a ticket has a reason in words', () => {
  const sound = makeSale({ prefix: 'S01-01A', seq: 1, sessionId: crypto.randomUUID() }, [
    {
      product: { id: crypto.randomUUID(), listPriceFen: 100n, taxRateBp: 0 },
    },
  ]);
  const reasonOf = (broken: object) => {
    const [issue] = sale.safeParse({ ...sound, ...broken }).error?.issues ?? [];
    return [issue?.path.join('.'), refusedReason(issue?.message ?? '')];
  };
  expect(reasonOf({ occurredAt: {} })).toEqual(['occurredAt', 'notSuch']);
  expect(reasonOf({ occurredAt: undefined })).toEqual(['occurredAt', 'missing']);
  expect(reasonOf({ netFen: -1 })).toEqual(['netFen', 'tooSmall']);
  expect(reasonOf({ roundingFen: 10_000_000 })).toEqual(['roundingFen', 'tooLarge']);
});
