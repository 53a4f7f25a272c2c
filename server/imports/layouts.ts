import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext, Context } from '@/server/platform/context';
import { HEADING_ROWS, type MatchedHeadings, type RawRow } from './columns';
import type { FileKind } from './read-file/sniff-content';
import type { ImportKind } from './rules';
import { type ColumnChoice, columnChoiceSchema, type FileAnswers, fileAnswersSchema } from './schema';

/** How files of one program are read: what somebody pointed at when the last of them came in. */
export interface Layout {
  headingKey: string;
  /** Of the headings' bytes, for a text whose encoding had to be said. */
  bytesKey: string | null;
  choice: ColumnChoice;
  answers: FileAnswers;
}

/** The latest are looked through; a chain has a handful of programs. */
const LOOKED_AT = 200;
const HEAD_BYTES = 64 * 1024;

/** The layouts that were used last. */
export async function knownLayouts(ctx: Context): Promise<Layout[]> {
  const rows = await ctx.db.importLayout.findMany({ orderBy: { usedAt: 'desc' }, take: LOOKED_AT });
  return rows.map((row) => ({
    headingKey: row.headingKey,
    bytesKey: row.bytesKey,
    choice: columnChoiceSchema.catch({}).parse(row.columns),
    answers: fileAnswersSchema.catch({}).parse(row.answers),
  }));
}

/** The row of a file's head whose headings are those of a layout. */
export function layoutOf(
  head: readonly RawRow[],
  layouts: readonly Layout[],
  kind: ImportKind,
): { row: number; layout: Layout } | null {
  for (const { row, cells } of head) {
    const key = headingKeyOf(cells, kind);
    const layout = layouts.find(({ headingKey }) => headingKey === key);
    if (layout) return { row, layout };
  }
  return null;
}

/** The encoding somebody said of a text with a line of the same bytes. */
export async function encodingOf(path: string, layouts: readonly Layout[]): Promise<FileAnswers['encoding']> {
  if (!layouts.some(({ bytesKey }) => bytesKey !== null)) return undefined;
  const keys = new Set((await firstLines(path)).map(keyOf));
  return layouts.find(({ bytesKey }) => bytesKey !== null && keys.has(bytesKey))?.answers.encoding;
}

/** Remembers how a file was read that came in. */
export async function keepLayout(
  ctx: ActorContext,
  path: string,
  of: { headings: MatchedHeadings; kind: ImportKind; written: FileKind; answers: FileAnswers },
): Promise<void> {
  const { headings, written } = of;
  // Whether known customers are changed is asked of every file.
  const { known: _, ...answers } = of.answers;
  const headingKey = headingKeyOf(headings.headings, of.kind);
  const lines = written === 'text' && answers.encoding ? await firstLines(path) : [];
  const line = lines[headings.row - 1];
  const layout = {
    bytesKey: line === undefined ? null : keyOf(line),
    columns: plainJson(headings.columns),
    answers: plainJson(answers),
    personId: ctx.actor.personId,
    usedAt: ctx.now,
  };
  await ctx.db.importLayout.upsert({
    where: { headingKey },
    create: { headingKey, ...layout },
    update: layout,
  });
}

/** The same headings may say other things in a file that brings something else. */
function headingKeyOf(cells: readonly string[], kind: ImportKind): string {
  const headings = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  return keyOf([...(kind === 'PRODUCTS' ? [] : [kind]), ...headings].join('\u0001'));
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Byte by byte: no encoding is believed yet. */
async function firstLines(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  return bytes
    .toString('latin1', 0, HEAD_BYTES)
    .split(/\r\n|\r|\n/)
    .slice(0, HEADING_ROWS);
}

function plainJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}
