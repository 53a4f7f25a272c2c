import type { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { FiguresOfLaterVersion } from './errors';
import {
  currentVersions,
  keptBySection,
  laidOutLike,
  sectionsOf,
  sectionVersion,
  versionsOf,
} from './kept-figures';

/** The figures of a store's business day as a new report keeps them, out of the ledgers as they stand. */
export async function compileReport(reader: Reader, storeId: string, day: string) {
  const sections = await compileSections(reader, { storeId, day }, currentVersions());
  // What could not be read again is not kept.
  for (const [name, { version, figures }] of Object.entries(sections))
    sectionVersion(name, version)?.schema.parse(figures);
  return keptBySection(sections);
}

/**
 * What the ledgers say now of what a report keeps: by the sections and versions it was submitted with, laid out as it is.
 * @throws FiguresOfLaterVersion
 */
export async function compileLike(reader: Reader, storeId: string, day: string, kept: unknown) {
  const named = sectionsOf(kept);
  if (!named) throw new FiguresOfLaterVersion();
  return laidOutLike(kept, await compileSections(reader, { storeId, day }, versionsOf(named)));
}

/** One statement a section, one after another: a transaction has one connection. @throws FiguresOfLaterVersion */
async function compileSections(
  reader: Reader,
  { storeId, day }: { storeId: string; day: string },
  versions: Readonly<Record<string, number>>,
) {
  const compiled: Record<string, { version: number; figures: Prisma.InputJsonObject }> = {};
  for (const [name, number] of Object.entries(versions)) {
    const version = sectionVersion(name, number);
    if (!version) throw new FiguresOfLaterVersion();
    const [row] = await reader.$queryRaw<{ figures: Prisma.InputJsonObject }[]>(
      version.statement(storeId, day),
    );
    if (!row) throw new Error(`section ${name} answers one row`);
    compiled[name] = { version: number, figures: row.figures };
  }
  return compiled;
}
