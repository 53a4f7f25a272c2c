import type { Readable } from 'node:stream';
import { BackupDamaged, type Frame, type Manifest, type TableEnd } from '../../server/backups/backup-file';

const COPY = /^COPY public\.("(?:[^"]|"")+"|\S+) \((.*)\) FROM stdin;$/;
const SETVAL = /^SELECT pg_catalog\.setval\('public\.("?[^']+"?)', (\d+), (true|false)\);$/;
const END = '\\.';
const MIGRATIONS = '_prisma_migrations';
const PIECE_BYTES = 256 * 1024;

interface Migration {
  name: string;
  checksum: string;
}

/** The rows in pg_restore's script as frames of a backup; its header, which needs the list of migrations, comes last but one. */
export async function* readDumpScript(script: Readable, madeAt: string): AsyncGenerator<Frame> {
  const tables: TableEnd[] = [];
  const sequences: Manifest['sequences'] = [];
  let migrations: Migration[] = [];
  const lines = linesOf(script);
  for await (const line of lines) {
    const text = line.length < 20_000 ? line.toString('utf8') : '';
    const [, name, columns] = COPY.exec(text) ?? [];
    const [, sequence, value, called] = SETVAL.exec(text) ?? [];
    if (sequence && value) sequences.push({ name: plain(sequence), value, called: called === 'true' });
    if (!name || !columns) continue;
    const table = { name: plain(name), columns: columns.split(', ').map(plain) };
    if (table.name === MIGRATIONS) {
      migrations = await appliedMigrations(lines, table.columns);
      continue;
    }
    yield { kind: 'T', table };
    const end = { name: table.name, rows: 0, bytes: 0, sha256: '' };
    for await (const piece of piecesOf(lines, end)) yield { kind: 'D', data: piece };
    tables.push(end);
    yield { kind: 'E', end };
  }
  if (migrations.length === 0) throw new BackupDamaged('it is not a dump of Daybook');
  yield {
    kind: 'H',
    header: { format: 'daybook-backup', version: 1, madeAt, daybook: '(pg_dump)', migrations },
  };
  yield { kind: 'M', manifest: { tables, sequences, sha256: '' } };
}

/** Rows up to the line that ends them, a quarter of a megabyte at a time; counts them. */
async function* piecesOf(lines: AsyncGenerator<Buffer>, end: TableEnd): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done) throw new BackupDamaged('its end is missing');
    if (line.length === END.length && line.toString('latin1') === END) break;
    waiting.push(line, NEWLINE);
    bytes += line.length + 1;
    end.rows += 1;
    if (bytes < PIECE_BYTES) continue;
    end.bytes += bytes;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  end.bytes += bytes;
  if (bytes > 0) yield Buffer.concat(waiting);
}

const NEWLINE = Buffer.from('\n');

/** Of Prisma's own list, which is not restored but made anew: those that were applied, oldest first. */
async function appliedMigrations(lines: AsyncGenerator<Buffer>, columns: string[]): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const piece of piecesOf(lines, { name: MIGRATIONS, rows: 0, bytes: 0, sha256: '' }))
    for (const row of piece.toString('utf8').trimEnd().split('\n')) {
      const cells = row.split('\t');
      const cell = (column: string) => cells[columns.indexOf(column)] ?? '\\N';
      if (cell('finished_at') === '\\N' || cell('rolled_back_at') !== '\\N') continue;
      found.push({ name: cell('migration_name'), checksum: cell('checksum') });
    }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Lines without their ends, as bytes: a picture is one of many megabytes. */
async function* linesOf(script: Readable): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const piece of script as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      begun.push(piece.subarray(from, at));
      yield begun.length === 1 ? (begun[0] ?? NEWLINE) : Buffer.concat(begun);
      begun = [];
      from = at + 1;
    }
    if (from < piece.length) begun.push(piece.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

function plain(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
