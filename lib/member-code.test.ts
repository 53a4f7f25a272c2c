import { expect, test } from 'vitest';
import { isMemberCode, memberCode } from './member-code';

test('a member code is known by its check digit, in any case, and no other digit passes', () => {
  expect(memberCode('79927398')).toBe('V799273982');
  expect(isMemberCode(' v799273982 ')).toBe(true);
  for (const wrong of ['V799273983', 'V799273892', 'V79927398', '799273984', 'V7992739824', ''])
    expect(isMemberCode(wrong)).toBe(false);
});
