import { describe, expect, test } from 'vitest';
import {
  ACTS,
  actOf,
  keyOf,
  nameOfKey,
  type Pressed,
  shortcutOf,
  USUAL_KEYS,
  whyNotKey,
  withKey,
} from './shortcuts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe('which keys can be chosen', () => {
  test.each(['F2', 'F4', 'F6', 'F7', 'F8', 'F9', 'Insert', 'Pause', 'ScrollLock'])('%s', (key) => {
    expect(whyNotKey(press(key))).toBeNull();
  });
  test.each(['Enter', 'Tab', '0', '9', 'a', 'Z', '*', ' ', '?'])(
    '%s is a scanner’s or an amount’s',
    (key) => {
      expect(whyNotKey(press(key))).toBe('scanner');
    },
  );
  test.each(['F1', 'F3', 'F5', 'F10', 'F11', 'F12', 'BrowserBack'])('%s is the browser’s', (key) => {
    expect(whyNotKey(press(key))).toBe('browser');
  });
  test.each(['Escape', 'Backspace', 'ArrowUp', 'Home', 'PageDown'])('%s means something already', (key) => {
    expect(whyNotKey(press(key))).toBe('counter');
  });
  test('what is held with a key', () => {
    expect(whyNotKey(press('p', { ctrlKey: true }))).toBe('browser');
    expect(whyNotKey(press('q', { metaKey: true }))).toBe('browser');
    expect(whyNotKey(press('q', { altKey: true }))).toBeNull();
    expect(whyNotKey(press('d', { altKey: true }))).toBe('browser');
    expect(whyNotKey(press('F4', { altKey: true }))).toBe('browser');
    expect(whyNotKey(press('F9', { shiftKey: true }))).toBeNull();
    expect(whyNotKey(press('Insert', { shiftKey: true }))).toBe('browser');
  });
  test('no usual key is refused', () => {
    for (const act of ACTS) expect(whyNotKey(press(USUAL_KEYS[act]))).toBeNull();
  });
});

test('a key by its name, whatever Alt writes', () => {
  expect(nameOfKey(press('Shift'))).toBeNull();
  expect(nameOfKey({ ...press('œ', { altKey: true }), code: 'KeyQ' })).toBe('Alt+Q');
  expect(nameOfKey(press('F9', { shiftKey: true }))).toBe('Shift+F9');
  expect(nameOfKey(press('?', { shiftKey: true }))).toBe('?');
});

test('another key does it, the usual one no longer does', () => {
  const keys = withKey({}, 'pay', 'F8', false);
  expect(shortcutOf(press('F8'), keys, false)).toBe('F9');
  expect(shortcutOf(press('F9'), keys, false)).toBeNull();
  expect(shortcutOf(press('F2'), keys, true)).toBe('F2');
});

test('two keys change places, and back', () => {
  const swapped = withKey({}, 'pay', 'F4', true);
  expect(keyOf('pay', swapped)).toBe('F4');
  expect(keyOf('hold', swapped)).toBe('F9');
  expect(actOf('F9', swapped)).toBe('hold');
  expect(withKey(swapped, 'pay', 'F9', true)).toEqual({});
});

test('? opens the list, but not where it is written', () => {
  expect(shortcutOf(press('?', { shiftKey: true }), {}, false)).toBe('?');
  expect(shortcutOf(press('？', { shiftKey: true }), {}, false)).toBe('?');
  expect(shortcutOf(press('?', { shiftKey: true }), {}, true)).toBeNull();
  expect(shortcutOf(press('Escape'), {}, true)).toBe('Escape');
  expect(shortcutOf(press('F9', { ctrlKey: true }), {}, false)).toBeNull();
});
