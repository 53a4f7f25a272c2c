import { expect, it } from 'vitest';
import { codesOf, inTurn, isOfTheArchive } from './picture-rules';

it.each([
  ['010001.jpg', [{ code: '010001', turn: 0 }]],
  ['goods/6901234567892.JPEG', [{ code: '6901234567892', turn: 0 }]],
  [
    '010001 (2).png',
    [
      { code: '010001 (2)', turn: 0 },
      { code: '010001', turn: 2 },
    ],
  ],
  [
    '010001_3.webp',
    [
      { code: '010001_3', turn: 0 },
      { code: '010001', turn: 3 },
    ],
  ],
  [
    'A-1.jpg',
    [
      { code: 'A-1', turn: 0 },
      { code: 'A', turn: 1 },
    ],
  ],
  ['０１０００１.jpg', [{ code: '010001', turn: 0 }]],
  ['.jpg', []],
] as const)('%s is named by its code', (path, codes) => {
  expect(codesOf(path)).toEqual(codes);
});

it('takes the pictures of a product in their turn', () => {
  const files = ['A_10.jpg', 'A_2.jpg', 'B.jpg', 'A.jpg'].map((path) => ({ path }));
  expect(inTurn(files).map(({ path }) => path)).toEqual(['A.jpg', 'B.jpg', 'A_2.jpg', 'A_10.jpg']);
});

it('passes over what archives put in by themselves', () => {
  for (const path of ['goods/', '__MACOSX/._010001.jpg', '.DS_Store', 'x/Thumbs.db'])
    expect(isOfTheArchive(path)).toBe(true);
  expect(isOfTheArchive('goods/010001.jpg')).toBe(false);
});
