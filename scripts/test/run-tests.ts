import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { onStopRequest, runChild, runScript, stopChildren } from '../child-process';
import { ensureClient } from '../generate-client';
import { fail, projectRoot } from '../settings';
import { ensureBuild } from '../start/build';
import { ensureBrowser } from './browser';
import { freePorts } from './free-port';
import { playwrightTotals, type Totals, vitestTotals } from './results';
import { SCRATCH_FOLDER, scratchShops } from './scratch-shops';

const quick = process.argv.includes('--quick');
const resultsFolder = path.join(projectRoot, 'test-results');
const say = (line: string) => console.log(line);
/** What went wrong outside of any single test; each counts as one failure. */
const failures: string[] = [];
const totals: Totals = { passed: 0, failed: 0 };

/** Runs a part to its end and goes on whatever comes of it: one run shows everything that is wrong. */
async function part(name: string, run: () => Promise<number>): Promise<void> {
  const began = Date.now();
  say(`\n== ${name}`);
  const code = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  finish(name, code, began);
}

function finish(name: string, code: number, began: number): void {
  say(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) failures.push(name);
}

/** A part made of tests: its failures are counted one by one, unless it ended without counting. */
async function testPart(
  name: string,
  run: () => Promise<number>,
  count: () => Totals | undefined,
): Promise<void> {
  await part(name, run);
  countIn(name, count());
}

function countIn(name: string, counted: Totals | undefined): void {
  totals.passed += counted?.passed ?? 0;
  totals.failed += counted?.failed ?? 0;
  if (counted?.repeated) say(`${name}: ${counted.repeated} passed only when repeated: a fault to be found`);
  if (counted !== undefined && counted.failed > 0 && failures.includes(name))
    failures.splice(failures.lastIndexOf(name), 1);
}

async function checkStructure(tell: (text: string) => void): Promise<number> {
  const checks = readdirSync(path.join(projectRoot, 'scripts')).filter((file) =>
    /^check-.*\.mjs$/.test(file),
  );
  let worst = 0;
  for (const check of checks.sort())
    worst = Math.max(worst, await runChild('node', [path.join('scripts', check)], { onOutput: tell }));
  return worst;
}

async function checkTypes(tell: (text: string) => void): Promise<number> {
  // Next's own types for pages and style sheets, which are not in the repository.
  if (!existsSync(path.join(projectRoot, 'next-env.d.ts')))
    await runChild('next', ['typegen'], { onOutput: () => undefined });
  return runChild('tsc', ['--noEmit'], { onOutput: tell });
}

function vitest(name: string, projects: string[]): Promise<void> {
  const report = path.join(resultsFolder, 'vitest.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return testPart(
    name,
    () => runChild('vitest', args),
    () => vitestTotals(report),
  );
}

async function browserTests(shopsAreMade: boolean): Promise<void> {
  const missing = ensureBrowser(say);
  const report = path.join(resultsFolder, 'playwright.json');
  const env = {
    DAYBOOK_E2E_PORT: String(await freePorts(scratchShops().length)),
    ...(shopsAreMade ? { DAYBOOK_E2E_MADE: 'yes' } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const run = async () => {
    if (missing) throw new Error(missing);
    // A busy machine is no fault of the product: what fails is tried once more, and counted if it needed that.
    return runChild('playwright', ['test', '--retries=1', '--reporter=list,json'], { env });
  };
  await testPart('browser tests', run, () => playwrightTotals(report));
}

async function booksAfterwards(): Promise<void> {
  if (!existsSync(SCRATCH_FOLDER)) return;
  await part('books of the browser tests', () => runScript('scripts/test/scratch-books.ts'));
}

/** What only reads: side by side, each telling what it has to say when it is done. */
async function checks(): Promise<void> {
  const quietly = (program: string, args: string[]) => (tell: (text: string) => void) =>
    runChild(program, args, { onOutput: tell });
  await Promise.all([
    aside('lint', quietly('biome', ['check', '.'])),
    aside('structure', checkStructure),
    aside('unused', quietly('knip', ['--no-config-hints'])),
    aside('types', checkTypes),
  ]);
}

async function aside(name: string, run: (tell: (text: string) => void) => Promise<number>): Promise<boolean> {
  let said = '';
  const began = Date.now();
  const code = await run((text) => {
    said += text;
  }).catch((error: unknown) => {
    said += String(error);
    return 1;
  });
  say(`\n== ${name}`);
  if (said.trim() !== '') say(said.trimEnd());
  finish(name, code, began);
  return code === 0;
}

/** The build, what needs it and no browser, and the shops for the browsers. @returns whether those are made */
async function buildAndServers(): Promise<boolean> {
  const isBuilt = await aside('build', async (tell) => {
    await ensureBuild(tell);
    return 0;
  });
  if (!isBuilt) return false;
  const name = 'two servers and a worker';
  const report = path.join(resultsFolder, 'servers.json');
  const args = ['run', '--project', 'servers', '--reporter=default', '--reporter=json'];
  await aside(name, (tell) =>
    runChild('vitest', [...args, `--outputFile.json=${report}`], { onOutput: tell }),
  );
  countIn(name, vitestTotals(report));
  return aside('shops for the browsers', (tell) =>
    runScript('scripts/test/scratch-server.ts', ['--make'], { onOutput: tell }),
  );
}

async function runTests(): Promise<number> {
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
  await ensureClient(say);
  await checks();
  // Beside the tests: neither keeps two processors busy to its end.
  const built = quick ? undefined : buildAndServers();
  await vitest(quick ? 'unit tests' : 'unit and database tests', quick ? ['unit'] : ['unit', 'db']);
  if (!quick) {
    await browserTests((await built) === true);
    await booksAfterwards();
  }
  say('');
  if (failures.length > 0) say(`Failed: ${failures.join(', ')}`);
  const failed = totals.failed + failures.length;
  say(`${totals.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

onStopRequest(() => void stopChildren().then(() => process.exit(130)));
process.exit(await runTests().catch(fail));
