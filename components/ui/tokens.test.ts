import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8');

function tokensAfter(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['page', 'paper', 'raised', 'sunken'];

/** Words on what they may stand on. */
const TEXT: [string, string[]][] = [
  ['ink', [...SURFACES, 'accent-soft', 'alarm-soft']],
  ['ink-soft', [...SURFACES, 'accent-soft', 'alarm-soft']],
  ['ink-faint', SURFACES],
  ['accent', [...SURFACES, 'accent-soft']],
  ['alarm', [...SURFACES, 'alarm-soft']],
  ['on-accent', ['accent-fill', 'accent-fill-hover']],
  ['on-alarm', ['alarm-fill', 'alarm-fill-hover']],
  ['on-practice', ['practice-fill']],
];

/** Edges of controls and the focus ring on what surrounds them. */
const EDGES: [string, string[]][] = [
  ['rule-strong', SURFACES],
  ['accent', SURFACES],
  ['accent-fill', ['paper', 'page']],
];

describe.each([
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"] {'],
  ['dark by the system', ':root:not([data-theme="light"]) {'],
])('contrast, %s', (_, selector) => {
  const tokens = tokensAfter(selector);
  const of = (name: string) => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`no token --${name} after ${selector}`);
    return hex;
  };

  test.each(TEXT)('%s is readable', (name, grounds) => {
    for (const ground of grounds) {
      expect(contrast(of(name), of(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(EDGES)('%s can be seen', (name, grounds) => {
    for (const ground of grounds) {
      expect(contrast(of(name), of(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

test('both ways into the dark are the same', () => {
  expect(tokensAfter(':root:not([data-theme="light"]) {')).toEqual(tokensAfter(':root[data-theme="dark"] {'));
});
