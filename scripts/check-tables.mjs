// A model in prisma/schema/tills.prisma, or in a file of prisma/schema/tills, is written only from server/tills.
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';

const WRITES =
  'create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany';

/** The models of each schema file, by what Prisma's client and the database call them. */
const owners = { model: new Map(), table: new Map() };
for (const file of listFiles(['.prisma']).filter((name) => name.startsWith('prisma/schema/'))) {
  const module = file.split('/')[2].replace('.prisma', '');
  for (const [, name, body] of readSource(file).matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)) {
    owners.model.set(name[0].toLowerCase() + name.slice(1), module);
    owners.table.set(/@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name, module);
  }
}

const problems = [];
const exempt = (file) =>
  isTest(file) || /^(scripts\/(seed|backup|postgres|start)|prisma\/seed|docs\/)/.test(file);

for (const file of listFiles(['.ts', '.tsx']).filter((name) => !exempt(name))) {
  const text = withoutComments(readSource(file));
  const here = /^server\/([^/]+)\//.exec(file)?.[1] ?? 'no module';
  const check = (owner, what, position) => {
    if (owner === undefined || owner === here) return;
    problems.push(
      `${file}:${lineOf(text, position)} writes ${what}, which is of server/${owner}. Call a command of ${owner} with the same transaction.`,
    );
  };
  for (const match of text.matchAll(new RegExp(`\\.(\\w+)\\s*\\.(${WRITES})\\s*\\(`, 'g'))) {
    check(owners.model.get(match[1]), `the model ${match[1]}`, match.index);
  }
  const raw =
    /\b(?:INSERT\s+INTO|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO)\s+(?:ONLY\s+)?"?(\w+)"?|\bUPDATE\s+(?:ONLY\s+)?"?(\w+)"?\s+(?:(?:AS\s+)?\w+\s+)?SET\b/gi;
  for (const match of text.matchAll(raw)) {
    const table = match[1] ?? match[2];
    check(owners.table.get(table), `the table ${table}`, match.index);
  }
}
report(problems, 'Each table has one module that writes it, so that its rules stand in one place.');
