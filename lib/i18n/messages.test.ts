import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { readMessages } from './load-messages';
import { DEFAULT_LOCALE, LOCALES, parseLocale } from './locales';

const folder = (locale: string) => path.join(import.meta.dirname, '../../messages', locale);

function flatten(messages: AbstractIntlMessages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') flat.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** The names of a message's arguments. Braces nest: an argument opens at an even depth, its words at an odd one. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (let at = 0; at < message.length; at += 1) {
    if (message[at] === '}') depth -= 1;
    if (message[at] !== '{') continue;
    const name = /^\{\s*(\w+)/.exec(message.slice(at))?.[1];
    if (depth % 2 === 0 && name) names.add(name);
    depth += 1;
  }
  return [...names].sort();
}

const chinese = flatten(readMessages(folder('zh-CN')));
const english = flatten(readMessages(folder('en')));

describe('messages', () => {
  test('both languages have the same files', () => {
    expect(readdirSync(folder('en')).sort()).toEqual(readdirSync(folder('zh-CN')).sort());
  });

  test('both languages have the same keys', () => {
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  test('no message is empty, and both take the same arguments', () => {
    for (const [key, text] of chinese) {
      expect(text.trim(), `zh-CN ${key}`).not.toBe('');
      expect(english.get(key)?.trim(), `en ${key}`).not.toBe('');
      expect(argumentsOf(english.get(key) ?? ''), key).toEqual(argumentsOf(text));
    }
  });

  test.each(LOCALES)('every message of %s can be formatted', (locale) => {
    const problems: string[] = [];
    for (const [key, text] of flatten(readMessages(folder(locale)))) {
      const onError = (error: Error) => problems.push(`${key}: ${error.message}`);
      const translate = createTranslator({ locale, messages: { text }, onError });
      const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]));
      translate.markup('text', { ...values, ...tagsOf(text) });
    }
    expect(problems).toEqual([]);
  });
});

function tagsOf(message: string) {
  const names = [...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name) => [name, (chunks: string) => chunks]));
}

test('an unknown language is Chinese', () => {
  expect(parseLocale('en')).toBe('en');
  for (const other of ['fr', '', null, undefined, 'zh']) expect(parseLocale(other)).toBe(DEFAULT_LOCALE);
});
