import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillRoster } from '@/server/roster/fill/fill-roster';
import { judgeRoster } from '@/server/roster/fill/judge-roster';
import type { FillProblem } from '@/server/roster/fill/problem';
import { readCurtois } from './roster/curtois';
import { readNsplib } from './roster/nsplib';
import { readRoster, writeRoster } from './roster/write-roster';

const USAGE = `npm run roster:fill -- FILE [--seconds 10] [--seed 1]
    fills a benchmark's roster and prints it: a line a person, a word a day
    FILE: an instance of Curtois and Qu (.txt), or of NSPLib (.nsp)
    --case FILE   NSPLib: the case (.gen); else the only one beside the instance
    --judge FILE  fills nothing: says what the roster in that file costs, and what it breaks`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      case: { type: 'string' },
      judge: { type: 'string' },
    },
  });
  const [file] = positionals;
  const seconds = Number(values.seconds);
  const seed = Number(values.seed);
  if (!file || !(seconds > 0) || !Number.isSafeInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  const problem = readProblem(file, values.case);
  const started = performance.now();
  const roster = values.judge
    ? readRoster(problem, readFileSync(values.judge, 'utf8'))
    : fillRoster(problem, { seconds, seed, now: () => performance.now() }).roster;
  const took = (performance.now() - started) / 1000;
  const { cost, broken } = judgeRoster(problem, roster);
  const lines = [
    `# cost ${cost}, hard rules broken: ${broken.length}; ${took.toFixed(1)} s, seed ${seed}`,
    ...broken.map(({ person, day, rule }) => `# ${problem.people[person]?.id} day ${day}: ${rule}`),
    writeRoster(problem, roster),
  ];
  console.log(lines.join('\n'));
  return broken.length === 0 ? 0 : 1;
}

function readProblem(file: string, ofCase: string | undefined): FillProblem {
  const text = readFileSync(file, 'utf8');
  if (path.extname(file) !== '.nsp') return readCurtois(text);
  const cases = readdirSync(path.dirname(file)).filter((name) => name.endsWith('.gen'));
  const chosen =
    ofCase ?? (cases.length === 1 ? path.join(path.dirname(file), cases[0] as string) : undefined);
  if (!chosen || !existsSync(chosen)) throw new Error('Say which case: --case FILE.gen');
  return readNsplib(text, readFileSync(chosen, 'utf8'));
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
