import { expect, test } from 'vitest';
import { returnPath } from './return-path-rules';

test.each(['/people', '/stock?store=1&day=2026-11-23', '/stores/1#zones'])(
  '%s is a page to return to',
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  null,
  '',
  'people',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\n//evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
])('%j leads to the start page', (path) => {
  expect(returnPath(path)).toBe('/');
});
