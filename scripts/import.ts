import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contextFor } from '@/server/context';
import { importProducts } from '@/server/imports/import-products';
import type { RowProblem } from '@/server/imports/schema';
import { db } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';

const USAGE =
  'npm run import -- products FILE [--store CODE] [--dry-run] [--skip-bad] [--as LOGIN] [--lang zh-CN|en]';

type Words = Record<string, string>;

function words(locale: string, file: string): Words {
  return JSON.parse(readFileSync(path.join('messages', locale, `${file}.json`), 'utf8')).problems ?? {};
}

/** One problem as a sentence: the words of its code, with its parameters filled in. */
function sentence(problem: RowProblem, texts: Words): string {
  const text = texts[problem.code] ?? problem.code;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(problem.params[name] ?? ''));
}

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
  return {
    personId: person.id,
    name: person.name,
    sessionId: null,
    locale: person.locale,
    device: null,
    grants: person.grants,
  };
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
    },
  });
  const [kind, given] = positionals;
  if (kind !== 'products' || !given) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const file = path.resolve(process.env.INIT_CWD ?? '.', given);
  const texts = words(values.lang === 'en' ? 'en' : 'zh-CN', 'imports');
  const badRowsPath = `${path.basename(file).replace(/\.\w+$/, '')}-bad-rows.csv`;
  const result = await importProducts(contextFor(await actorOf(values.as)), {
    requestId: newId(),
    file: { path: file, name: path.basename(file) },
    storeCode: values.store,
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    ...(values['skip-bad']
      ? {
          badRows: {
            path: path.resolve(process.env.INIT_CWD ?? '.', badRowsPath),
            words: {
              rowHeading: 'row',
              reasonHeading: 'reason',
              reason: (problem) => sentence(problem, texts),
            },
          },
        }
      : {}),
  });
  for (const problem of result.problems) {
    const where = [`row ${problem.row}`, problem.column ?? '', problem.value ? `"${problem.value}"` : '']
      .filter(Boolean)
      .join(', ');
    process.stdout.write(
      `${problem.severity === 'error' ? 'ERROR' : 'warn '}  ${where}: ${sentence(problem, texts)} [${problem.code}]\n`,
    );
  }
  const counted = Object.entries(result.byCode).map(([code, count]) => `${code} ${count}`);
  if (counted.length > 0) process.stdout.write(`problems: ${counted.join(', ')}\n`);
  process.stdout.write(
    `rows ${result.rows}, products ${result.products} (new ${result.created}, known ${result.updated}), merged ${result.merged}, bad ${result.bad}, skipped ${result.skipped}\n`,
  );
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

try {
  process.exitCode = await main();
} catch (error) {
  const text =
    error instanceof DomainError
      ? `${error.code} ${JSON.stringify(error.params)}`
      : String(error instanceof Error ? error.message : error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
} finally {
  await db().$disconnect();
}
