import { columnLetter } from '@/server/imports/rules';

const SAMPLE_ROWS = 3;
const SAMPLE_CHARS = 24;

/**
 * The columns of a file as choices: letter, heading and what stands below it, so that two columns of one heading are told apart.
 * @param rows the first rows below the headings
 */
export function columnOptions(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): { value: string; label: string }[] {
  return headings.map((heading, column) => {
    const letter = columnLetter(column);
    const below = rows
      .slice(0, SAMPLE_ROWS)
      .map((cells) => (cells[column] ?? '').trim().slice(0, SAMPLE_CHARS))
      .filter((text) => text !== '');
    const name = heading === letter ? letter : `${letter} · ${heading}`;
    return { value: String(column), label: below.length > 0 ? `${name} (${below.join(', ')})` : name };
  });
}
