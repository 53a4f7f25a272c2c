import { expect, test } from 'vitest';
import { FACTS } from './check-books';

test('no row is read for the same question twice', () => {
  const asked = FACTS.flatMap((fact) => ('kept' in fact ? [] : Object.values(fact.differences)));
  expect(asked.filter((sql, at) => asked.indexOf(sql) !== at)).toEqual([]);
});
