import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress, type ZstdCompress } from 'node:zlib';

/**
 * A backup is one zstd file of frames: a letter, a length in four bytes, a body.
 * H header, then for each table T its columns, D pieces of COPY text, E its count and checksum; M closes
 * the file with what all of it adds up to. Behind it stands the SHA-256 of all bytes before, as a frame that
 * zstd programs skip: a file that was cut or changed anywhere is known before anything is read from it.
 */
export interface BackupHeader {
  format: 'daybook-backup';
  version: 1;
  madeAt: string;
  daybook: string;
  /** The state of the schema: names and checksums of its migrations, oldest first. */
  migrations: Array<{ name: string; checksum: string }>;
}

export interface TableStart {
  name: string;
  columns: string[];
}

export interface TableEnd {
  name: string;
  rows: number;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  tables: TableEnd[];
  sequences: Array<{ name: string; value: string; called: boolean }>;
  /** Over header and table ends: what ties the parts of one file together. */
  sha256: string;
}

export type Frame =
  | { kind: 'H'; header: BackupHeader }
  | { kind: 'T'; table: TableStart }
  | { kind: 'D'; data: Buffer }
  | { kind: 'E'; end: TableEnd }
  | { kind: 'M'; manifest: Manifest };

/** A file that is no backup, or is not whole. */
export class BackupDamaged extends Error {}

const LONGEST_FRAME_BYTES = 64 * 1024 * 1024;

/** A zstd frame to be skipped, with room for 32 bytes. */
const FOOTER_HEAD = Buffer.from('502a4d1820000000', 'hex');
const FOOTER_BYTES = FOOTER_HEAD.length + 32;

export class BackupWriter {
  private readonly packer: ZstdCompress;
  private readonly target: WriteStream;
  private readonly packed: Hash = createHash('sha256');
  private readonly whole: Hash = createHash('sha256');
  private readonly ends: TableEnd[] = [];
  private table: { name: string; bytes: number; hash: Hash } | undefined;
  private failure: Error | undefined;

  constructor(private readonly file: string) {
    this.packer = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    this.target = createWriteStream(this.draft, { mode: 0o600 });
    for (const stream of [this.packer, this.target]) {
      stream.on('error', (error: Error) => {
        this.failure ??= error;
        this.packer.destroy();
      });
    }
    this.packer.on('data', (piece: Buffer) => this.packed.update(piece));
    this.packer.pipe(this.target, { end: false });
  }

  private get draft(): string {
    return `${this.file}.partial`;
  }

  async header(header: BackupHeader): Promise<void> {
    this.whole.update(JSON.stringify(header));
    await this.write('H', Buffer.from(JSON.stringify(header)));
  }

  async beginTable(table: TableStart): Promise<void> {
    this.table = { name: table.name, bytes: 0, hash: createHash('sha256') };
    await this.write('T', Buffer.from(JSON.stringify(table)));
  }

  async data(piece: Buffer): Promise<void> {
    if (!this.table) throw new Error('data outside a table');
    this.table.bytes += piece.length;
    this.table.hash.update(piece);
    await this.write('D', piece);
  }

  async endTable(rows: number): Promise<void> {
    if (!this.table) throw new Error('end without a table');
    const end = {
      name: this.table.name,
      rows,
      bytes: this.table.bytes,
      sha256: this.table.hash.digest('hex'),
    };
    this.table = undefined;
    this.ends.push(end);
    this.whole.update(JSON.stringify(end));
    await this.write('E', Buffer.from(JSON.stringify(end)));
  }

  /** Writes the closing frame, waits for the disk, and only then gives the file its name. */
  async close(sequences: Manifest['sequences']): Promise<Manifest> {
    const manifest = { tables: this.ends, sequences, sha256: this.whole.digest('hex') };
    await this.write('M', Buffer.from(JSON.stringify(manifest)));
    this.packer.end();
    await this.ended(this.packer);
    this.target.end(Buffer.concat([FOOTER_HEAD, this.packed.digest()]));
    await this.ended(this.target);
    const written = await open(this.draft, 'r');
    await written.sync();
    await written.close();
    await rename(this.draft, this.file);
    return manifest;
  }

  /** A full disk stops the packer too: what is said is why, not that it stopped. */
  private async ended(stream: ZstdCompress | WriteStream): Promise<void> {
    await finished(stream).catch((error: unknown) => {
      throw this.failure ?? error;
    });
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.packer.destroy();
    this.target.destroy();
    await rm(this.draft, { force: true });
  }

  private async write(kind: string, body: Buffer): Promise<void> {
    const head = Buffer.alloc(5);
    head.write(kind, 0, 'latin1');
    head.writeUInt32BE(body.length, 1);
    if (this.failure) throw this.failure;
    this.packer.write(head);
    await new Promise<void>((resolve, reject) => {
      this.packer.write(body, (error) => (error ? reject(this.failure ?? error) : resolve()));
    });
  }
}

/** Reads a backup frame by frame and checks it on the way: whoever reaches the end has read a whole file. */
export async function* readBackup(file: string): AsyncGenerator<Frame> {
  await checkFooter(file);
  const whole = createHash('sha256');
  const ends: TableEnd[] = [];
  let table: { name: string; hash: Hash; bytes: number } | undefined;
  let closed = false;
  let first = true;
  for await (const { kind, body } of readFrames(file)) {
    if (closed || first !== (kind === 'H')) throw new BackupDamaged('its parts are not in order');
    first = false;
    if (kind === 'D' && table) {
      table.hash.update(body);
      table.bytes += body.length;
      yield { kind: 'D', data: body };
    } else if (kind === 'H') {
      const header = parse<BackupHeader>(body);
      if (header.format !== 'daybook-backup') throw new BackupDamaged('it is not a Daybook backup');
      if (header.version !== 1) throw new BackupDamaged('it was made by a newer Daybook');
      whole.update(body);
      yield { kind: 'H', header };
    } else if (kind === 'T' && !table) {
      const start = parse<TableStart>(body);
      table = { name: start.name, hash: createHash('sha256'), bytes: 0 };
      yield { kind: 'T', table: start };
    } else if (kind === 'E' && table) {
      const end = parse<TableEnd>(body);
      const same =
        end.name === table.name && end.bytes === table.bytes && end.sha256 === table.hash.digest('hex');
      if (!same) throw new BackupDamaged(`the rows of ${table.name} do not match their checksum`);
      table = undefined;
      whole.update(body);
      ends.push(end);
      yield { kind: 'E', end };
    } else if (kind === 'M' && !table) {
      const manifest = parse<Manifest>(body);
      if (
        manifest.sha256 !== whole.digest('hex') ||
        JSON.stringify(manifest.tables) !== JSON.stringify(ends)
      ) {
        throw new BackupDamaged('its closing checksum does not match');
      }
      closed = true;
      yield { kind: 'M', manifest };
    } else {
      throw new BackupDamaged('its parts are not in order');
    }
  }
  if (!closed) throw new BackupDamaged('its end is missing');
}

async function checkFooter(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size <= FOOTER_BYTES) throw new BackupDamaged('it is not a Daybook backup');
  const hash = createHash('sha256');
  let kept: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    const known = Buffer.concat([kept, piece]);
    const cut = Math.max(0, known.length - FOOTER_BYTES);
    hash.update(known.subarray(0, cut));
    kept = known.subarray(cut);
  }
  if (!kept.subarray(0, FOOTER_HEAD.length).equals(FOOTER_HEAD)) {
    throw new BackupDamaged('it is not a Daybook backup, or its end is missing');
  }
  if (!kept.subarray(FOOTER_HEAD.length).equals(hash.digest())) {
    throw new BackupDamaged('its bytes do not match their checksum: it was cut or changed');
  }
}

async function* readFrames(file: string): AsyncGenerator<{ kind: string; body: Buffer }> {
  const source = createReadStream(file, { end: (await stat(file)).size - FOOTER_BYTES - 1 });
  const unpacker = createZstdDecompress();
  source.on('error', (error) => unpacker.destroy(error));
  source.pipe(unpacker);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of unpacker as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      while (rest.length >= 5) {
        const length = rest.readUInt32BE(1);
        if (length > LONGEST_FRAME_BYTES) throw new BackupDamaged('it is not a Daybook backup');
        if (rest.length < 5 + length) break;
        yield { kind: rest.toString('latin1', 0, 1), body: rest.subarray(5, 5 + length) };
        rest = rest.subarray(5 + length);
      }
    }
  } catch (error) {
    if (error instanceof BackupDamaged) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^(ENOENT|EACCES|EISDIR)$/.test(code)) throw error;
    throw new BackupDamaged(`it cannot be unpacked (${(error as Error).message})`);
  } finally {
    source.destroy();
  }
  if (rest.length > 0) throw new BackupDamaged('its end is missing');
}

function parse<T>(body: Buffer): T {
  try {
    return JSON.parse(body.toString('utf8')) as T;
  } catch {
    throw new BackupDamaged('it is not a Daybook backup');
  }
}
