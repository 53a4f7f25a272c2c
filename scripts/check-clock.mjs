// ctx.now is the clock of every command: one moment for all its rows, and one that a test can set.
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

/** Where a moment is read once and handed on. */
const READS_THE_CLOCK = /^server\/(platform\/|staff\/auth\/|[^/]+\.ts$)/;

const problems = [];
for (const file of listFiles(['.ts']).filter((name) => name.startsWith('server/') && !isTest(name))) {
  if (READS_THE_CLOCK.test(file)) continue;
  const text = withoutComments(readSource(file));
  for (const match of text.matchAll(/\bnew Date\(\s*\)|\bDate\.now\(\s*\)/g)) {
    problems.push(
      `${file}:${lineOf(text, match.index)} reads the clock with ${match[0]}. Use ctx.now, or take the moment as an argument.`,
    );
  }
}
report(problems, 'One command has one moment.');
