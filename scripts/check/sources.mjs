// Shared by the check-*.mjs scripts. Node's own modules only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root as projectRoot } from '../bootstrap.mjs';

const [folder] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
/** The folder that is checked: the project, or another one for the tests of these checks. */
export const root = folder ? path.resolve(folder) : projectRoot;

const SKIPPED = new Set([
  'node_modules',
  'generated',
  'test-results',
  'playwright-report',
  'coverage',
  'migrations',
]);

/** Paths of all files with one of these endings, from the root, with forward slashes. */
export function listFiles(endings, folder = root) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(endings, full);
    if (!endings.some((ending) => entry.name.endsWith(ending))) return [];
    return [path.relative(root, full).split(path.sep).join('/')];
  });
}

export function readSource(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

export const isTest = (file) =>
  /\.(test|spec)\.tsx?$/.test(file) || file.startsWith('tests/') || file.startsWith('bench/');

/** What a file imports from this project: where it is, whether only types come from there, and the values it names. */
export function importsOf(file) {
  const text = readSource(file);
  const found = [];
  for (const match of text.matchAll(
    /^\s*(import|export)\s+(type\s)?[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
  )) {
    const target = resolve(file, match[3] ?? match[4] ?? match[5]);
    if (target !== undefined)
      found.push({ target, typeOnly: match[2] !== undefined, names: namesIn(match[0]) });
  }
  return found;
}

/** `import { type A, b, c as d } from` names b and c. */
function namesIn(statement) {
  const [, list = ''] = /\{([^}]*)\}/.exec(statement) ?? [];
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(/\s+as\s+/)[0]);
}

function resolve(from, name) {
  let place;
  if (name.startsWith('@/')) place = name.slice(2);
  else if (name.startsWith('.')) place = path.posix.join(path.posix.dirname(from), name);
  else return undefined;
  for (const candidate of [place, `${place}.ts`, `${place}.tsx`, `${place}.mjs`, `${place}/index.ts`]) {
    if (/\.\w+$/.test(candidate) && existsSync(path.join(root, candidate))) return candidate;
  }
  return place;
}

/** The text without comments; strings stay. Lines keep their numbers. */
export function withoutComments(text) {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (all, string) => string ?? all.replace(/[^\n]/g, ' '),
  );
}

export function lineOf(text, position) {
  return text.slice(0, position).split('\n').length;
}

/** Prints what is wrong and ends with 1, or ends quietly. */
export function report(problems, advice) {
  if (problems.length === 0) return;
  for (const problem of problems) console.error(problem);
  console.error(`${problems.length} problem${problems.length > 1 ? 's' : ''}. ${advice}`);
  process.exitCode = 1;
}
