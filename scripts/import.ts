import path from 'node:path';
import { parseArgs } from 'node:util';
import { createTranslator, type Messages } from 'use-intl/core';
import { setting } from '@/lib/environment';
import { loadMessages } from '@/lib/i18n/load-messages';
import { parseLocale } from '@/lib/i18n/locales';
import { contextFor } from '@/server/context';
import { badRowsName, badRowWords } from '@/server/imports/bad-row-words';
import { importProducts } from '@/server/imports/import-products';
import type { ImportResult } from '@/server/imports/import-request';
import { IMPORT_FIELDS } from '@/server/imports/rules';
import {
  type ColumnChoice,
  columnChoiceSchema,
  type FileAnswers,
  fileAnswersSchema,
} from '@/server/imports/schema';
import { personByName } from '@/server/platform/actor';
import { db } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';

const USAGE = `npm run import -- products FILE [--store CODE] [--dry-run] [--skip-bad] [--as LOGIN] [--lang zh-CN|en]
  [--heading-row N] [--column FIELD=LETTER ...]   where headings are not recognised; FIELD is one of
      ${IMPORT_FIELDS.join(' ')}
  [--encoding NAME]            how a text is written: gb18030, windows-1251, ...
  [--decimal POINT|COMMA]      what a comma is not: 1,234.5 or 1.234,5
  [--alike SEPARATE|SAME]      codes that differ only by case, width or leading zeros
  [--repeats SUM|FIRST]        rows of one code in one place
  [--place NAME=STORE ...]     which store a warehouse of the file is; NAME= leaves its stock out`;

async function actorOf(login: string | undefined) {
  const person = await db().person.findFirst({
    where: login
      ? { login }
      : { deactivatedAt: null, grants: { some: { role: 'ADMIN', storeId: null, revokedAt: null } } },
    include: { grants: { where: { revokedAt: null } } },
    orderBy: { createdAt: 'asc' },
  });
  if (!person)
    throw new Error(
      login ? `Nobody signs in as ${login}.` : 'There is no administrator yet: set the company up first.',
    );
  return { ...personByName(person), grants: person.grants };
}

/** `--column price=E` and `--place 一号仓=S01`: each NAME=VALUE. */
function pairsOf(given: readonly string[] | undefined): [string, string][] {
  return (given ?? []).map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new Error(`${pair} is not NAME=VALUE.\n${USAGE}`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function columnsOf(given: readonly string[] | undefined): ColumnChoice {
  const letters = pairsOf(given).map(([field, letter]) => [field, letter === '' ? null : columnOf(letter)]);
  return columnChoiceSchema.parse(Object.fromEntries(letters));
}

/** 'A' -> 0, 'AA' -> 26. */
function columnOf(letter: string): number {
  const digits = [...letter.toUpperCase()].map((one) => one.charCodeAt(0) - 64);
  return digits.reduce((sum, digit) => sum * 26 + digit, 0) - 1;
}

interface Said {
  encoding?: string | undefined;
  decimal?: string | undefined;
  alike?: string | undefined;
  repeats?: string | undefined;
  place?: string[] | undefined;
}

function answersOf({ place, ...said }: Said): FileAnswers {
  const places = Object.fromEntries(
    pairsOf(place).map(([name, store]) => [name, store === '' ? null : store]),
  );
  return fileAnswersSchema.parse({ ...said, ...(place ? { places } : {}) });
}

function sayPreview({ changes, places, headingsKnown, head }: ImportResult): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (!headingsKnown) {
    say('The headings were not recognised. Point at them with --heading-row and --column. The first rows:');
    for (const { row, cells } of head) say(`  ${row}: ${cells.join(' | ')}`);
  }
  for (const { name, rows, store } of places)
    say(
      `warehouse ${name}: ${rows} rows -> ${store === null ? 'left out' : (store ?? 'say which with --place')}`,
    );
  if (!changes) return;
  say(`would change: ${changes.created} new, ${changes.changed} changed, ${changes.unchanged} unchanged`);
  for (const { row, code, name, isNew, changes: facts } of changes.products) {
    const words = facts.map(({ fact, before, after }) => `${fact} ${before ?? '-'} -> ${after ?? '-'}`);
    say(`  row ${row}, ${code} ${name}: ${isNew ? 'new' : words.join(', ')}`);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      as: { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
      'heading-row': { type: 'string' },
      column: { type: 'string', multiple: true },
      encoding: { type: 'string' },
      decimal: { type: 'string' },
      alike: { type: 'string' },
      repeats: { type: 'string' },
      place: { type: 'string', multiple: true },
    },
  });
  const [kind, given] = positionals;
  if (kind !== 'products' || !given) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const file = path.resolve(setting('INIT_CWD') ?? '.', given);
  language = values.lang;
  const words = badRowWords(language);
  const { encoding, decimal, alike, repeats, place } = values;
  const badRowsPath = badRowsName(language, path.basename(file).replace(/\.\w+$/, ''));
  const result = await importProducts(contextFor(await actorOf(values.as)), {
    requestId: newId(),
    file: { path: file, name: path.basename(file) },
    storeCode: values.store,
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    choice: columnsOf(values.column),
    answers: answersOf({ encoding, decimal, alike, repeats, place }),
    ...(values['heading-row'] ? { headingRow: Number(values['heading-row']) } : {}),
    ...(values['skip-bad']
      ? {
          badRows: {
            path: path.resolve(setting('INIT_CWD') ?? '.', badRowsPath),
            words,
          },
        }
      : {}),
  });
  for (const problem of result.problems) {
    const where = [`row ${problem.row}`, problem.column ?? '', problem.value ? `"${problem.value}"` : '']
      .filter(Boolean)
      .join(', ');
    process.stdout.write(
      `${problem.severity === 'error' ? 'ERROR' : 'warn '}  ${where}: ${words.reason(problem)} [${problem.code}]\n`,
    );
  }
  const counted = Object.entries(result.byCode).map(([code, count]) => `${code} ${count}`);
  if (counted.length > 0) process.stdout.write(`problems: ${counted.join(', ')}\n`);
  process.stdout.write(
    `rows ${result.rows}, products ${result.products} (new ${result.created}, known ${result.updated}), merged ${result.merged}, bad ${result.bad}, skipped ${result.skipped}\n`,
  );
  sayPreview(result);
  if (result.withoutCost > 0)
    process.stdout.write(`opening stock without a cost, valued at 0: ${result.withoutCost} products\n`);
  for (const opening of result.openings) {
    process.stdout.write(
      `opening stock ${opening.store}: ${opening.posted} posted, ${opening.skipped} moved before and left alone\n`,
    );
  }
  if (result.badRowsPath) process.stdout.write(`bad rows are in ${result.badRowsPath}\n`);
  if (!result.written)
    process.stdout.write(
      values['dry-run']
        ? 'dry run: nothing was written\n'
        : 'nothing was written: mend the errors, or use --skip-bad\n',
    );
  return result.written || (values['dry-run'] && result.errors === 0) ? 0 : 1;
}

/** Language of the words that are printed, once the command line has said it. */
let language = 'zh-CN';

/** A refusal in words, with its code for support. */
function sentenceOf({ code, params }: DomainError): string {
  const locale = parseLocale(language);
  const messages: Messages = loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'errors' });
  return t.has(code) ? `${t(code, params as Record<string, string | number>)} [${code}]` : code;
}

try {
  process.exitCode = await main();
} catch (error) {
  const text =
    error instanceof DomainError ? sentenceOf(error) : String(error instanceof Error ? error.message : error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
} finally {
  await db().$disconnect();
}
