import { expect, test } from 'vitest';
import en from '@/messages/en/common.json';
import zh from '@/messages/zh-CN/common.json';
import { PRESET_REASONS, presetOf, presetReason, reasonWords } from './preset-reason';

test('a reason that was pressed is read in the language of whoever reads it', () => {
  const kept = presetReason('regular');
  expect(reasonWords(kept, (name) => zh.reasons[name])).toBe('老客户');
  expect(reasonWords(kept, (name) => en.reasons[name])).toBe('Regular customer');
});

test('what was typed stays as typed, also what an earlier version kept as words', () => {
  for (const typed of ['老客户', '找零多给了', '@', '@nobody', 'a@regular', '']) {
    expect(presetOf(typed)).toBeNull();
    expect(reasonWords(typed, () => 'wrong')).toBe(typed);
  }
});

test('every preset has its words in both languages', () => {
  for (const words of [zh.reasons, en.reasons])
    expect(Object.keys(words).sort()).toEqual([...PRESET_REASONS].sort());
});
