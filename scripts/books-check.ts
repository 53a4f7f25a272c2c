import '@/server/answers';
import { existsSync } from 'node:fs';
import { setting } from '@/lib/environment';
import { connect } from '@/server/platform/db';
import { checkBooks, type FactResult } from '@/server/reports/books/check-books';
import { checkHeads } from '@/server/reports/heads/check-heads';
import { readHeadFile } from '@/server/reports/heads/head-file';

// npm run books:check [-- --heads FILE]: the file Daybook wrote beside its data, or a copy that was kept elsewhere.
const headsAt = process.argv.indexOf('--heads');
const headFile = headsAt === -1 ? null : process.argv[headsAt + 1];
if (headFile === undefined || (headFile !== null && !existsSync(headFile))) {
  console.error(
    `Name the head file that is there: npm run books:check -- --heads .data/heads/<company>.jsonl`,
  );
  process.exit(2);
}

/** What is looked at now, on one line that is written over; to a file or another program nothing. */
function progress(what: string, done: number, of: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\x1b[K${Math.round((done / of) * 100)} %  ${what}`);
}

/** The line of one fact: number, title, counts, differences. */
function line(fact: FactResult): string {
  if (!fact.kept) return `${fact.number}  ${fact.title}: not kept yet`;
  const counts = Object.entries(fact.counts).map(([name, count]) => `${count} ${name}`);
  return `${fact.number}  ${fact.title}: ${counts.join(', ')}; ${fact.differences} differences`;
}

const url = setting('DATABASE_URL') ?? setting('DATABASE_APP_URL');
if (!url) throw new Error('DATABASE_URL is not set: run this as npm run books:check');
const client = connect(url, 1);
try {
  // One snapshot for all of them: the shop goes on selling meanwhile.
  const { facts, heads } = await client.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL datestyle = 'ISO, YMD'`);
      const facts = await checkBooks(tx, progress);
      return { facts, heads: headFile === null ? null : await checkHeads(tx, readHeadFile(headFile)) };
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const fact of facts) {
    process.stdout.write(`${line(fact)}\n`);
    for (const text of [...fact.examples, ...fact.notes]) process.stdout.write(`     ${text}\n`);
  }
  if (heads) {
    const { inFile, newer, differences } = heads;
    process.stdout.write(
      `heads  ${headFile}: ${inFile} rows and seals told, ${newer} newer than the last head; ${differences.length} differences\n`,
    );
    for (const text of differences.slice(0, 20)) process.stdout.write(`     ${text}\n`);
  }
  process.exitCode = facts.some((fact) => fact.differences > 0) || heads?.differences.length ? 1 : 0;
} finally {
  await client.$disconnect();
}
