/** A delimiter shows itself in the first lines. */
const HEAD_CHARS = 64 * 1024;
const DELIMITERS = [',', '\t', ';', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The delimiter a text uses: what Excel's own `sep=` line says, else the one that most of the first lines have, outside
 * quotes, in the largest number.
 */
export function findDelimiter(text: string): Delimiter {
  const hint = /^sep=([,;\t|])/i.exec(text)?.[1];
  const named = DELIMITERS.find((delimiter) => delimiter === hint);
  if (named) return named;
  const lines = text
    .slice(0, HEAD_CHARS)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    // Of a line whose every cell is quoted only its tabs are left.
    .filter((line) => /[^ ]/.test(line))
    .slice(0, 10);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const total = lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 100), 0);
    if (total <= most) continue;
    most = total;
    best = delimiter;
  }
  return best;
}
