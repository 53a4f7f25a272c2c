// A model in prisma/schema/tills.prisma, or in a file of prisma/schema/tills, is written and read only from server/tills: others ask
// its queries. Each is of the company or by store (--kinds lists them), so that the database may be spread by store one day.
// What reads past that today stands in scripts/check/foreign-reads.json, file by file, and that list only shrinks.
import { lineOfModule } from './check/levels.mjs';
import { isTest, lineOf, listFiles, readSource, report, withoutComments } from './check/sources.mjs';
import { tableKinds } from './check/table-kinds.mjs';

const WRITES =
  'create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany';
const READS = 'findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findMany|count|aggregate|groupBy';
const LIST = 'scripts/check/foreign-reads.json';
/** The proof of the books asks the tables themselves, so that a module's query cannot hide what is wrong with them. */
const PROVES = /^server\/reports\/(books|heads)\//;

/** The models of each schema file, by what Prisma's client and the database call them, and the models their fields lead to. */
const owners = { model: new Map(), table: new Map() };
const fields = [];
for (const file of listFiles(['.prisma']).filter((name) => name.startsWith('prisma/schema/'))) {
  const module = file.split('/')[2].replace('.prisma', '');
  for (const [, name, body] of readSource(file).matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)) {
    owners.model.set(modelName(name), module);
    owners.table.set(/@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name, module);
    for (const [, field, type] of body.matchAll(/^\s+(\w+)\s+([A-Z]\w*)(?:\[\]|\?)?/gm))
      fields.push({ model: modelName(name), field, type: modelName(type) });
  }
}

const problems = [];
const readPast = new Map();
const exempt = (file) =>
  isTest(file) || /^(scripts\/(seed|backup|postgres|start)|prisma\/seed|docs\/)/.test(file);

for (const file of listFiles(['.ts', '.tsx']).filter((name) => !exempt(name))) {
  const text = withoutComments(readSource(file));
  const here = /^server\/([^/]+)\//.exec(file)?.[1] ?? 'no module';
  const isForeign = (owner) => owner !== undefined && owner !== here;
  findWrites(text, (owner, what, position) => {
    if (!isForeign(owner)) return;
    problems.push(
      `${file}:${lineOf(text, position)} writes ${what}, which is of server/${owner}. Call a command of ${owner} with the same transaction.`,
    );
  });
  for (const match of text.matchAll(/\bjsonb?_agg\(\s*(?:DISTINCT\s+)?\w+\s*(?:ORDER BY[^)]*)?\)/gi))
    if (!/jsonb?_agg\(\s*(seq|key|value)\b/i.test(match[0]))
      problems.push(
        `${file}:${lineOf(text, match.index)} aggregates whole rows: ${match[0]}. Write json_agg(row_to_json(x)), which a database spread by store takes too.`,
      );
  if (PROVES.test(file)) continue;
  const found = new Set();
  findReads(text, (owner, what) => {
    if (isForeign(owner)) found.add(what);
  });
  if (found.size > 0) readPast.set(file, [...found].sort());
}
compareWithList();
const { kinds, problems: unspread } = tableKinds();
problems.push(...unspread);
if (process.argv.includes('--kinds')) for (const [table, kind] of kinds) console.log(`${table}: ${kind}`);
report(problems, 'Each table has one module that writes and reads it, so that its rules stand in one place.');

function modelName(name) {
  return name[0].toLowerCase() + name.slice(1);
}

function findWrites(text, found) {
  const table = (match, name) => found(owners.table.get(name), `the table ${name}`, match.index);
  const model = (match, name) => found(owners.model.get(name), `the model ${name}`, match.index);
  for (const match of text.matchAll(new RegExp(`\\.(\\w+)\\s*\\.(${WRITES})\\s*\\(`, 'g'))) {
    model(match, match[1]);
    nestedWrites(text, match, (name) => model(match, name));
  }
  const raw =
    /\b(?:INSERT\s+INTO|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO)\s+(?:ONLY\s+)?"?(\w+)"?|\bUPDATE\s+(?:ONLY\s+)?"?(\w+)"?\s+(?:(?:AS\s+)?\w+\s+)?SET\b/gi;
  for (const match of text.matchAll(raw)) table(match, match[1] ?? match[2]);
  for (const match of text.matchAll(/\binsertRows\(\s*'(\w+)'/g)) table(match, match[1]);
}

/** `lines: { create: [...] }` within a write of a model writes the model its field leads to. */
function nestedWrites(text, write, found) {
  const body = within(text, write.index + write[0].length);
  for (const [, field] of body.matchAll(
    new RegExp(`\\b(\\w+):\\s*\\{\\s*(?:${WRITES}|connectOrCreate)\\s*:`, 'g'),
  )) {
    for (const one of fields) if (one.model === write[1] && one.field === field) found(one.type);
  }
}

function findReads(text, found) {
  for (const match of text.matchAll(new RegExp(`\\.(\\w+)\\s*\\.(?:${READS})\\s*\\(`, 'g'))) {
    found(owners.model.get(match[1]), tableOf(match[1]));
  }
  for (const match of text.matchAll(/\b(?<!DELETE\s)(?:FROM|JOIN)\s+(?:ONLY\s+)?"?([a-z_]+)"?/g))
    found(owners.table.get(match[1]), match[1]);
  for (const match of text.matchAll(/\blend\(\s*'(\w+)'/g)) found(owners.table.get(match[1]), match[1]);
}

function tableOf(model) {
  return model.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What stands between the brackets that open before `from`. */
function within(text, from) {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) {
    if ('{[('.includes(text[at])) depth += 1;
    if ('}])'.includes(text[at])) depth -= 1;
  }
  return text.slice(from, at - 1);
}

function compareWithList() {
  const listed = listedReads();
  for (const [file, tables] of readPast) {
    const extra = tables.filter((table) => !listed[file]?.includes(table));
    for (const table of extra) {
      if (isAbove(owners.table.get(table), file))
        problems.push(
          `${file} reads ${table}, which is of server/${owners.table.get(table)}, a room above. Ask by a port, answered in server/answers.ts.`,
        );
      else
        problems.push(
          `${file} reads ${table}, which is of server/${owners.table.get(table)}. Ask a query of that module; if there is none, write it there.`,
        );
    }
  }
  for (const [file, tables] of Object.entries(listed)) {
    const gone = tables.filter((table) => !readPast.get(file)?.includes(table));
    if (gone.length > 0) problems.push(`${file} reads ${gone.join(', ')} no more. Take it off ${LIST}.`);
  }
}

function isAbove(owner, file) {
  const mine = lineOfModule.get(/^server\/([^/]+)\//.exec(file)?.[1]);
  return mine !== undefined && (lineOfModule.get(owner) ?? -1) > mine;
}

/** Tables of rooms below, by file; one of a room above is on no list. */
function listedReads() {
  if (!listFiles(['.json']).includes(LIST)) return {};
  const { files } = JSON.parse(readSource(LIST));
  return Object.fromEntries(
    Object.entries(files).map(([file, tables]) => [
      file,
      tables.filter((table) => !isAbove(owners.table.get(table), file)),
    ]),
  );
}
