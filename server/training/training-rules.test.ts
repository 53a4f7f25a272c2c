import { expect, test } from 'vitest';
import { comesAgain, trainingState } from './training-rules';

const at = (text: string) => new Date(text);
const due = at('2026-11-30T20:00Z');

test('passed is passed, however late; late is late until then', () => {
  const standing = { readAt: null, passedAt: null, dueAt: due };
  expect(trainingState(null, due)).toBe('NONE');
  expect(trainingState(standing, at('2026-11-30T19:59Z'))).toBe('OPEN');
  expect(trainingState({ ...standing, readAt: due }, at('2026-11-30T19:59Z'))).toBe('READ');
  expect(trainingState({ ...standing, readAt: due }, due)).toBe('OVERDUE');
  expect(trainingState({ ...standing, passedAt: due }, at('2027-06-01T00:00Z'))).toBe('PASSED');
});

test('a course comes again by months, at the end of a shorter one on its last day', () => {
  expect(comesAgain(at('2026-01-15T03:00Z'), null)).toBeNull();
  expect(comesAgain(at('2026-01-15T03:00Z'), 6)).toEqual(at('2026-07-15T03:00Z'));
  expect(comesAgain(at('2026-01-31T03:00Z'), 1)).toEqual(at('2026-02-28T03:00Z'));
  expect(comesAgain(at('2026-11-30T03:00Z'), 3)).toEqual(at('2027-02-28T03:00Z'));
});

test('nothing is due of a course that ended, that asks nothing now, or of who is excused; what was passed stays passed', () => {
  const standing = { readAt: due, passedAt: null, dueAt: due };
  expect(trainingState(standing, due, { isEnded: true, isExcused: true })).toBe('ENDED');
  expect(trainingState(standing, due, { isExcused: true, isPaused: true })).toBe('EXCUSED');
  expect(trainingState(standing, due, { isPaused: true })).toBe('PAUSED');
  expect(trainingState(null, due, { isExcused: true })).toBe('EXCUSED');
  expect(trainingState(null, due, { isEnded: true, isPaused: true })).toBe('NONE');
  expect(trainingState({ ...standing, passedAt: due }, due, { isEnded: true, isExcused: true })).toBe(
    'PASSED',
  );
});
