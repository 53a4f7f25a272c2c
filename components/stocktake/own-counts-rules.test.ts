import { expect, test } from 'vitest';
import type { PhoneCount } from '@/client/tablet-store';
import { mergeCounts, ownLines } from './own-counts-rules';

const at = new Date(0);
const count = (id: string, productId: string, quantity: string, undoesId?: string): PhoneCount => ({
  id,
  productId,
  quantity,
  kind: undoesId ? 'UNDO' : 'TYPED',
  occurredAt: at,
  ...(undoesId ? { undoesId } : {}),
});

test('an own list sums what stands, the last touched first', () => {
  const counts = [
    count('1', 'a', '2'),
    count('2', 'b', '1.5'),
    count('3', 'a', '1'),
    count('4', 'a', '0', '1'),
  ];
  expect(ownLines(counts)).toMatchObject([
    { productId: 'a', milli: 1_000, notUndone: [{ id: '3' }] },
    { productId: 'b', milli: 1_500 },
  ]);
  expect(ownLines([count('1', 'a', '2'), count('2', 'a', '0', '1')])).toEqual([]);
});

test('what phone and server both know is one', () => {
  expect(mergeCounts([count('1', 'a', '2')], [count('1', 'a', '2'), count('2', 'a', '1')])).toHaveLength(2);
});
