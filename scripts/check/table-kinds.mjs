// Where each table would lie if the database were spread over several machines, by its key alone: a table whose key begins with the store
// (or the scope, which is a store or the company) by store, every other whole on each machine.
import { listFiles, readSource } from './sources.mjs';

/** Looked up without their store, so kept whole although their key begins with it. Never a ledger: these stay few and small. */
const KEPT_WHOLE = new Set(['device', 'enrolment_code']);
const BY = { storeId: 'store_id', scopeId: 'scope_id' };

/** @returns {{ kinds: Map<string, 'company' | 'store_id' | 'scope_id'>, problems: string[] }} */
export function tableKinds() {
  const models = readModels();
  const problems = [];
  const kinds = new Map();
  for (const { table, key } of models) {
    const by = KEPT_WHOLE.has(table) ? undefined : BY[key[0]];
    kinds.set(table, by ?? 'company');
    if (!by && !KEPT_WHOLE.has(table) && key.some((field) => field in BY))
      problems.push(
        `${table} is neither of the company nor by store: its key holds the store, but does not begin with it. Put it first.`,
      );
  }
  const tableOf = new Map(models.map(({ model, table }) => [model, table]));
  for (const { table, key, uniques, relations } of models) {
    const isByStore = kinds.get(table) !== 'company';
    for (const fields of uniques) {
      if (isByStore && !fields.includes(key[0]))
        problems.push(
          `${table} is by store and unique by ${fields.join(', ')}: over several machines nobody can say so. Add ${key[0]}.`,
        );
    }
    for (const { to, fields, references } of relations) {
      const target = tableOf.get(to);
      if (!target || kinds.get(target) === 'company') continue;
      if (!isByStore)
        problems.push(
          `${table} is of the company and refers to ${target}, which is by store: keep the id without a relation and look after it in code.`,
        );
      else if (references[fields.indexOf(key[0])] !== 'storeId')
        problems.push(
          `${table} refers to ${target} across stores: the store must be part of the key of both.`,
        );
    }
  }
  return { kinds, problems };
}

function readModels() {
  const models = [];
  for (const file of listFiles(['.prisma']).filter((name) => name.startsWith('prisma/schema/'))) {
    for (const [, model, body] of readSource(file).matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)) {
      const names = (text) => text.split(',').map((name) => name.replace(/\(.*/, '').trim());
      const single = [...body.matchAll(/^\s+(\w+)\s+\S+.*?\s@(id|unique)\b/gm)];
      const whole = [...body.matchAll(/@@(id|unique)\(\[([^\]]*)\]/g)];
      const key = whole.find(([, what]) => what === 'id')?.[2];
      models.push({
        model,
        table: /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? model,
        key: key ? names(key) : single.filter(([, , what]) => what === 'id').map(([, field]) => field),
        uniques: [
          ...whole.filter(([, what]) => what === 'unique').map(([, , fields]) => names(fields)),
          ...single.filter(([, , what]) => what === 'unique').map(([, field]) => [field]),
        ],
        relations: [
          ...body.matchAll(
            /^\s+\w+\s+(\w+)\??\s+@relation\([^)]*?fields: \[([^\]]*)\], references: \[([^\]]*)\]/gm,
          ),
        ].map(([, to, fields, references]) => ({ to, fields: names(fields), references: names(references) })),
      });
    }
  }
  return models;
}
