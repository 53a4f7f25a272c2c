import { expect, it } from 'vitest';
import { beyondWordsOf } from './beyond-rules';

it.each(['LOSS', 'THEFT', 'DAMAGE'] as const)('of %s it does not say the goods are here', (reason) => {
  expect(beyondWordsOf(reason)).toBe('gone');
});

it.each(['SAMPLE', 'OWN_USE', 'CORRECTION', undefined] as const)(
  'of %s it asks whether they are',
  (reason) => {
    expect(beyondWordsOf(reason)).toBe('here');
  },
);
