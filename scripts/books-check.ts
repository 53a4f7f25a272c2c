import { connect } from '@/server/platform/db';
import { checkBooks, type FactResult } from '@/server/reports/books/check-books';

/** The line of one fact: number, title, counts, differences. */
function line(fact: FactResult): string {
  if (!fact.kept) return `${fact.number}  ${fact.title}: not kept yet`;
  const counts = Object.entries(fact.counts).map(([name, count]) => `${count} ${name}`);
  return `${fact.number}  ${fact.title}: ${counts.join(', ')}; ${fact.differences} differences`;
}

const url = process.env.DATABASE_URL ?? process.env.DATABASE_APP_URL;
if (!url) throw new Error('DATABASE_URL is not set: run this as npm run books:check');
const client = connect(url, 1);
try {
  // One snapshot for all eight: the shop goes on selling meanwhile.
  const facts = await client.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL datestyle = 'ISO, YMD'`);
      return checkBooks(tx);
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
  for (const fact of facts) {
    process.stdout.write(`${line(fact)}\n`);
    for (const text of [...fact.examples, ...fact.notes]) process.stdout.write(`     ${text}\n`);
  }
  process.exitCode = facts.some((fact) => fact.differences > 0) ? 1 : 0;
} finally {
  await client.$disconnect();
}
