// What is only for the browser is not called on the server: of a file that says 'use client' the server may render components, and
// anything else of it breaks the page that asks for it, at the moment somebody opens it.
import { importsOf, isTest, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

const files = listFiles(['.ts', '.tsx']).filter((file) => !isTest(file));
const isClient = (file) =>
  files.includes(file) && /^\s*['"]use client['"]/.test(withoutComments(readSource(file)));
const isComponent = (name) => /^[A-Z][a-z]/.test(name);
const known = new Map();
const problems = [];

for (const file of files) if (file.startsWith('app/') && !isClient(file)) walk(file);
report(problems, 'Move what both sides call into a file of its own without the directive.');

function walk(file) {
  if (known.has(file)) return;
  known.set(file, true);
  for (const { target, typeOnly, names } of importsOf(file)) {
    if (typeOnly || !files.includes(target)) continue;
    if (!isClient(target)) {
      walk(target);
      continue;
    }
    for (const name of names) {
      if (!isComponent(name))
        problems.push(`${file} takes ${name} from ${target}, which is for the browser alone.`);
    }
  }
}
