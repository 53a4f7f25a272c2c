import { expect, test } from 'vitest';
import { editStoreInput } from '@/server/stores/schema';
import { mostCharacters } from './use-field-text';

test('a text that is too long is told how long it may be, as the schema has it', () => {
  const refused = editStoreInput.shape.name.safeParse('长'.repeat(61));
  expect(mostCharacters(refused.error?.issues[0]?.message)).toBe(60);
  const empty = editStoreInput.shape.name.safeParse('');
  expect(mostCharacters(empty.error?.issues[0]?.message)).toBeUndefined();
});
