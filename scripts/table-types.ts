import type { SchemasContainer } from '@prisma/schema-engine-wasm';

/** What a column takes in a row that is written as JSON (`insertRows`): fen as numbers, quantities and moments as text. */
const TAKES: Record<string, string> = {
  String: 'string',
  Boolean: 'boolean',
  Int: 'number',
  BigInt: 'number | string',
  Float: 'number',
  Decimal: 'number | string',
  DateTime: 'string',
  Json: 'unknown',
  Bytes: 'string',
};
const MODEL = /^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm;
const ENUM = /^enum\s+(\w+)\s*\{([\s\S]*?)^\}/gm;
const FIELD = /^\s+(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/gm;

/** TypeScript of every table by the database's own names, from prisma/schema: a mistyped column fails in `tsc`. */
export function tableTypes({ files }: SchemasContainer): string {
  const text = files.map(({ content }) => content.replace(/\/\/.*$/gm, '')).join('\n');
  const takes = new Map(Object.entries(TAKES));
  for (const [, name = '', body = ''] of text.matchAll(ENUM)) takes.set(name, valuesOf(body));
  const tables = [...text.matchAll(MODEL)].map(([, name = '', body = '']) => {
    const table = /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name;
    return `  ${table}: {\n${columnsOf(body, takes).join('\n')}\n  };`;
  });
  return `// Made by scripts/table-types.ts from prisma/schema.\nexport interface Tables {\n${tables.join('\n')}\n}\n`;
}

function columnsOf(body: string, takes: ReadonlyMap<string, string>): string[] {
  return [...body.matchAll(FIELD)].flatMap(([, field = '', type = '', list, optional, rest = '']) => {
    const scalar = takes.get(type);
    // Another model: a relation, and no column.
    if (scalar === undefined) return [];
    const column = /@map\("([^"]+)"\)/.exec(rest)?.[1] ?? field;
    const value = list ? `(${scalar})[]` : scalar;
    return [`    ${column}: ${value}${optional ? ' | null' : ''};`];
  });
}

function valuesOf(body: string): string {
  return [...body.matchAll(/^\s*(\w+)\s*$/gm)].map(([, value]) => `'${value}'`).join(' | ');
}
