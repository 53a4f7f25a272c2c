import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { connect, type Db } from '@/server/platform/db';
import { HeadKeeper } from '@/server/reports/heads/write-heads';

const EVERY_MS = 60_000;

interface Options {
  ownerUrl: string;
  dataFolder: string;
  say(line: string): void;
  everyMs?: number;
}

/** Where the heads of a company's books are kept: beside the data, one file a company. */
export function headFileOf(dataFolder: string, companyId: string): string {
  return path.join(dataFolder, 'heads', `${companyId}.jsonl`);
}

/**
 * Writes the running head of the books every minute while Daybook serves (server/reports/heads). What goes wrong is said
 * once and tried again: the shop sells on without it. @returns what ends it, with a last head
 */
export function keepHeads({ ownerUrl, dataFolder, say, everyMs = EVERY_MS }: Options): () => Promise<void> {
  const db = connect(ownerUrl, 1);
  let keeper: HeadKeeper | null = null;
  let failed = false;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  let timer = setTimeout(next, 5_000);

  async function keep(): Promise<void> {
    try {
      keeper ??= await open(db, dataFolder);
      await keeper?.keep(new Date());
      failed = false;
    } catch (error) {
      if (!failed)
        say(`The head of the books was not written: ${error instanceof Error ? error.message : error}`);
      failed = true;
    }
  }

  function next(): void {
    running = keep().then(() => {
      if (!ended) timer = setTimeout(next, everyMs);
    });
  }

  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
    // What the last minute wrote is told too.
    if (keeper) await keep();
    await db.$disconnect();
  };
}

/** Null while there is no company: then there are no books. */
async function open(db: Db, dataFolder: string): Promise<HeadKeeper | null> {
  const company = await db.company.findFirst({ select: { id: true } });
  if (!company) return null;
  mkdirSync(path.join(dataFolder, 'heads'), { recursive: true, mode: 0o700 });
  return new HeadKeeper(db, headFileOf(dataFolder, company.id));
}
