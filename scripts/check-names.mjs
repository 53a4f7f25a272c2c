// File names that say nothing, and files that grew too long.
import { listFiles, readSource, report } from './check/sources.mjs';

const EMPTY_NAMES = new Set([
  'index',
  'utils',
  'util',
  'helpers',
  'helper',
  'types',
  'common',
  'service',
  'services',
  'misc',
  'shared',
]);
const LIMIT = 300;
const TOOLS = /(^|\/)(vitest|playwright|next|postcss|prisma)\.config\.(ts|js|mjs)$/;

const problems = [];
for (const file of listFiles(['.ts', '.tsx', '.mjs', '.js'])) {
  const parts = file.split('/');
  const name = parts.at(-1).split('.')[0];
  if (EMPTY_NAMES.has(name))
    problems.push(`${file}: "${name}" does not say what is in it. Name it after its one subject.`);
  for (const folder of parts.slice(0, -1)) {
    const allowed = file.startsWith('tests/helpers/') || file.startsWith('messages/');
    if (EMPTY_NAMES.has(folder) && !allowed) {
      problems.push(
        `${file}: the folder "${folder}" does not say what is in it. Put the file with the noun it is about.`,
      );
    }
  }
  if (TOOLS.test(file)) continue;
  const text = readSource(file);
  const lines = text.trimEnd().split('\n').length;
  const reason = /^\/\/ Long because: \S/m.test(text.split('\n').slice(0, 5).join('\n'));
  if (lines > LIMIT && !reason) {
    problems.push(
      `${file} has ${lines} lines. Split it by what changes together, or say why on top: // Long because: ...`,
    );
  }
}
report(problems, 'Names and lengths are in docs/architecture.md, under Norms.');
