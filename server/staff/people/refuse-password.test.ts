import { describe, expect, test } from 'vitest';
import { refusePoorPassword } from './refuse-password';

const ZHANG = { login: 'zhangsan', name: '张三丰' };
const problemOf = (password: string, of: { login: string | null; name: string } = ZHANG) =>
  refusePoorPassword(password, of).then(
    () => null,
    (error: { params?: { problem?: string } }) => error.params?.problem ?? String(error),
  );

describe('a password', () => {
  test.each([
    'Password123!',
    'P@ssw0rd2025',
    'drowssap4321',
    'mypassword99',
    'iloveyou2026',
    'liverpool1892',
    'abcd1234!@#$',
    'woaini1314520',
    'qwertyuiop[]',
  ])('%s is on everybody’s list', async (password) => {
    expect(await problemOf(password)).toBe('passwordCommon');
  });

  test('holds neither the sign-in name nor the person’s own, in signs or in pinyin', async () => {
    expect(await problemOf('kelp-ZhangSan-moss')).toBe('passwordSameAsLogin');
    expect(await problemOf('张三丰-kelp-anvil-95')).toBe('passwordSameAsName');
    expect(await problemOf('kelp zhangsanfeng 95', { login: 'boss', name: '张三丰' })).toBe(
      'passwordSameAsName',
    );
    expect(await problemOf('kelp-olivia-anvil-9', { login: 'boss', name: 'Olivia Wood' })).toBe(
      'passwordSameAsName',
    );
    expect(await problemOf('oliviawood-kelp', { login: null, name: 'Olivia Wood' })).toBe(
      'passwordSameAsName',
    );
  });

  test.each(['kelp-anvil-93-moss', 'nanjing-lamp-42', 'aB3$kd9!mQ', '木桌 灯笼 雨伞 七十二'])(
    '%s is as good as another',
    async (password) => {
      expect(await problemOf(password)).toBeNull();
    },
  );

  test('that a short name happens to be part of is not refused for it', async () => {
    expect(await problemOf('kelp-anvil-93-moss', { login: null, name: 'An' })).toBeNull();
  });
});
