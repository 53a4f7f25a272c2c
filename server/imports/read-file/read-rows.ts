import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { RawRow } from '../columns';
import { FileRefused } from '../errors';
import type { TextEncodingName } from '../rules';
import { LIMITS } from './limits';
import { readZipDirectory } from './read-zip-directory';
import type { ReadingMessage } from './reading-message';
import { type FileKind, sniffContent } from './sniff-content';

/** A file on this machine, and the name the person knows it by. */
export interface SourceFile {
  path: string;
  name: string;
}

/** How a file turned out to be written. */
export interface FileFacts {
  kind: FileKind;
  bytes: number;
  encoding?: string;
  delimiter?: string;
  sheet?: number;
}

export interface ReadRowsOptions {
  /** How the bytes of a text are read, when a person says so. */
  encoding?: TextEncodingName | undefined;
  /** Called with the rows in order; the next come when it has returned. Throwing stops the reading. */
  onRows: (rows: RawRow[], facts: FileFacts) => void | Promise<void>;
  signal?: AbortSignal;
  heapMb?: number;
  wallMs?: number;
}

const SCRIPT = 'server/imports/read-file/reading-process.ts';

/**
 * Reads the rows that say something, in a process of their own. What can be seen to be wrong from outside (size, kind,
 * the directory of a zip) is refused before that process starts.
 * @throws FileRefused see errors.ts
 */
export async function readRows(file: SourceFile, options: ReadRowsOptions): Promise<FileFacts> {
  const facts = await inspectFile(file);
  const wallMs = options.wallMs ?? LIMITS.wallMs;
  const heapMb = options.heapMb ?? LIMITS.heapMb;
  const child = startReading(file.path, facts.kind, heapMb, options.encoding);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  let expired = false;
  const clock = setTimeout(() => {
    expired = true;
    child.kill('SIGKILL');
  }, wallMs);
  const abort = () => child.kill('SIGKILL');
  options.signal?.addEventListener('abort', abort);
  // Given up while the file was looked at: a signal tells that once.
  if (options.signal?.aborted) abort();
  const stderr = tail(child.stderr);
  try {
    if (await followReading(child.stdout, facts, options)) return facts;
    await exited;
    options.signal?.throwIfAborted();
    if (expired) throw new FileRefused('FILE_TOO_SLOW', { seconds: Math.round(wallMs / 1000) });
    if (stderr.text().includes('heap out of memory')) throw new FileRefused('FILE_TOO_HEAVY');
    throw new Error(`reading process ended early: ${stderr.text()}`);
  } finally {
    clearTimeout(clock);
    options.signal?.removeEventListener('abort', abort);
    child.kill('SIGKILL');
  }
}

/** What can be told without reading rows. @throws FileRefused FILE_EMPTY, FILE_TOO_LARGE and what sniffing throws */
export async function inspectFile(file: SourceFile): Promise<FileFacts> {
  const { size } = await stat(file.path);
  if (size === 0) throw new FileRefused('FILE_EMPTY');
  if (size > LIMITS.fileBytes) {
    throw new FileRefused('FILE_TOO_LARGE', { limitMb: LIMITS.fileBytes / 1024 / 1024 });
  }
  const bytes = await readFile(file.path);
  const kind = sniffContent(file.name, bytes);
  if (kind === 'xlsx') await readZipDirectory(bytes);
  return { kind, bytes: size };
}

/** True when the process came to its end, false when it died on the way. */
async function followReading(output: Readable, facts: FileFacts, options: ReadRowsOptions): Promise<boolean> {
  for await (const line of linesOf(output)) {
    const message = readMessage(line);
    if (message.is === 'end') return true;
    if (message.is === 'refused') throw new FileRefused(message.code, message.params);
    if (message.is === 'rows') {
      await options.onRows(message.rows, facts);
      // The pipe holds the next rows already: without this they are judged at once, and nobody else is served meanwhile.
      await setImmediate();
    }
    if (message.is === 'begin') {
      const { is: _, ...written } = message;
      Object.assign(facts, written);
    }
  }
  return false;
}

function startReading(path: string, kind: FileKind, heapMb: number, encoding: TextEncodingName | undefined) {
  const root = process.cwd();
  const script = join(/* turbopackIgnore: true */ root, SCRIPT);
  if (!existsSync(script)) throw new Error(`${SCRIPT} is not below ${root}: start Daybook in its own folder`);
  const { PATH, HOME, TMPDIR } = process.env;
  // No secrets: the process reads a stranger's file and needs neither the database nor a session key.
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH, HOME, TMPDIR };
  const args = [`--max-old-space-size=${heapMb}`, '--import', 'tsx', script, path, kind];
  return spawn(process.execPath, encoding ? [...args, encoding] : args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The lines of a stream, which is read no faster than they are taken. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of stream.setEncoding('utf8')) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function tail(stream: Readable): { text: () => string } {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-16_000);
  });
  return { text: () => text };
}

// Written by our own reading process, one JSON document per line: the shape is the type's.
function readMessage(line: string): ReadingMessage {
  return JSON.parse(line) as ReadingMessage;
}
