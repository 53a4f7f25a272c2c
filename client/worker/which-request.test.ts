import { expect, test } from 'vitest';
import { takenAs } from './which-request';

const here = 'https://shop.test';
const asked = (path: string, mode = 'cors', method = 'GET') =>
  takenAs({ method, mode, url: `${here}${path}` }, here);

test('the counter and its door are pages, and files of a build are files', () => {
  expect(asked('/counter', 'navigate')).toBe('page');
  expect(asked('/counter?practice=1', 'navigate')).toBe('page');
  expect(asked('/counter/sign-in', 'navigate')).toBe('page');
  expect(asked('/counter/display', 'navigate')).toBe('page');
  expect(asked('/_next/static/chunks/a.js', 'no-cors')).toBe('file');
});

test.each([
  ['/api/trpc/sales.counter', 'cors', 'GET'],
  ['/api/auth/session', 'cors', 'GET'],
  ['/api/health', 'cors', 'GET'],
  ['/api/pictures/1', 'no-cors', 'GET'],
  ['/api/attachments/1', 'navigate', 'GET'],
  ['/', 'navigate', 'GET'],
  ['/customers', 'navigate', 'GET'],
  ['/enrol', 'navigate', 'GET'],
  ['/counter?_rsc=1', 'cors', 'GET'],
  ['/icon.svg', 'cors', 'HEAD'],
  ['/_next/static/chunks/a.js', 'cors', 'HEAD'],
  ['/counter', 'navigate', 'POST'],
])('%s, %s by %s, is the network’s', (path, mode, method) => {
  expect(asked(path, mode, method)).toBeNull();
});

test('another site is nothing of ours', () => {
  const url = 'https://elsewhere.test/_next/static/a.js';
  expect(takenAs({ method: 'GET', mode: 'no-cors', url }, here)).toBeNull();
});
