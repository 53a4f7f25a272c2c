import { expect, test } from 'vitest';
import type { WaitingPunch } from '@/client/tablet-store';
import { whichWay } from './which-way';

const punch = (id: string, over: Partial<WaitingPunch> = {}): WaitingPunch => ({
  ...{ id, storeId: 's', personId: 'p', name: '王芳', kind: 'CLOCK', occurredAt: 1, reason: '' },
  ...{ proof: 'SESSION', refusal: null },
  ...over,
});
const takesBack = (punchId: string) =>
  punch(`w${punchId}`, { kind: 'WITHDRAWAL', withdraws: { punchId, afterMs: 5 } });

test('by who was there, and by what is not delivered yet; nobody knows before anything was heard', () => {
  expect(whichWay('p', undefined, [])).toBeNull();
  expect(whichWay('p', [], [])).toBe('in');
  expect(whichWay('p', [{ personId: 'p' }], [])).toBe('out');
  expect(whichWay('p', [], [punch('a')])).toBe('out');
  expect(whichWay('p', [], [punch('a'), punch('b')])).toBe('in');
  expect(whichWay('p', [], [punch('a', { personId: 'q' }), punch('b', { kind: 'STEP_OUT' })])).toBe('in');
  expect(whichWay('p', [], [punch('a', { refusal: { code: 'X', params: {} } })])).toBe('in');
});

test('what was taken back is as if it had not been, delivered or not', () => {
  expect(whichWay('p', [], [punch('a'), takesBack('a')])).toBe('in');
  expect(whichWay('p', [{ personId: 'p' }], [takesBack('sent')])).toBe('in');
  expect(whichWay('p', [], [takesBack('sent')])).toBe('out');
});
