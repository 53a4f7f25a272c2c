import { expect, test } from 'vitest';
import { badRowsName, badRowWords } from './bad-row-words';

const PROBLEM = {
  row: 2,
  column: null,
  value: '',
  code: 'NAME_MISSING',
  severity: 'error',
  params: {},
} as const;

test('the file of bad rows and its name speak the language that was asked for', () => {
  const words = (language: string) => {
    const { rowHeading, reasonHeading, reason } = badRowWords(language);
    return [rowHeading, reasonHeading, reason(PROBLEM), badRowsName(language, 'goods')];
  };
  for (const word of words('en')) expect(word).not.toMatch(/\p{Script=Han}/u);
  for (const word of words('zh-CN')) expect(word).toMatch(/\p{Script=Han}/u);
  expect(words('xx')).toEqual(words('zh-CN'));
});
