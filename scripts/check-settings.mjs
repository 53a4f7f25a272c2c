// A setting is read by one schema, so that a bad value is named at the start and not met in the middle of a night.
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

/** What is no setting of ours: of Node, of the build, and where a process makes the environment of another. */
const OTHERS = /^(NODE_ENV|NEXT_RUNTIME|CI|DAYBOOK_DEV|NEXT_PUBLIC_DAYBOOK_BUILD)$/;
const ROOMS = /^(server|app|components|client|trpc|lib|scripts)\//;

const problems = [];
for (const file of listFiles(['.ts', '.tsx']).filter((name) => ROOMS.test(name) && !isTest(name))) {
  if (file === 'lib/environment.ts') continue;
  const text = withoutComments(readSource(file));
  for (const match of text.matchAll(/\bprocess\.env\.(\w+)\b(?!\s*=[^=])/g)) {
    if (OTHERS.test(match[1] ?? '')) continue;
    problems.push(
      `${file}:${lineOf(text, match.index)} reads ${match[1]} by itself. Use setting() of lib/environment.ts.`,
    );
  }
}
report(problems, 'Every setting has its line in the schema, with the words for a bad value.');
