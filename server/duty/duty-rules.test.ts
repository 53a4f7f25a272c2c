import { expect, it } from 'vitest';
import { DEFAULTS, type Looked, pointsOf, problemOf } from './duty-rules';

const all = (over: Partial<Looked> = {}): Looked[] =>
  DEFAULTS.opening.map((point) => ({ point, inOrder: true, text: '', ...(point === 'DOORS' ? over : {}) }));

it('a list is signed when every point of the store’s own list was looked at', () => {
  expect(problemOf(DEFAULTS, 'OPENING', all())).toBeNull();
  expect(problemOf(DEFAULTS, 'OPENING', all().slice(1))).toEqual({ kind: 'CHANGED' });
  expect(problemOf(DEFAULTS, 'CLOSING', all())).toEqual({ kind: 'CHANGED' });
  const twice = all().map((one, index) => (index === 0 ? { ...one, point: 'DOORS' } : one));
  expect(problemOf(DEFAULTS, 'OPENING', twice)).toEqual({ kind: 'CHANGED' });
});

it('what is wrong is said, and a point that wants a photo has one', () => {
  expect(problemOf(DEFAULTS, 'OPENING', all({ inOrder: false, text: ' ' }))).toEqual({
    kind: 'TEXT',
    point: 'DOORS',
  });
  expect(problemOf(DEFAULTS, 'OPENING', all({ inOrder: false, text: '锁坏了' }))).toBeNull();
  const wanted = { ...DEFAULTS, photoPoints: ['DOORS'] };
  expect(problemOf(wanted, 'OPENING', all())).toEqual({ kind: 'PHOTO', point: 'DOORS' });
  expect(problemOf(wanted, 'OPENING', all({ attachmentId: 'a' }))).toBeNull();
});

it('each list has its own points', () => {
  expect(pointsOf(DEFAULTS, 'OPENING')).toContain('FLOAT');
  expect(pointsOf(DEFAULTS, 'CLOSING')).toContain('CASH_BAG');
});
