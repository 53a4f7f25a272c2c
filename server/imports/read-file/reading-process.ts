/**
 * The process that reads one file: `node --import tsx reading-process.ts PATH KIND [ENCODING]`. It runs apart from the server, with
 * a heap and a time of its own, because what is read was made by strangers. It writes one JSON line per piece to its
 * output and waits whenever the server is slower than the file.
 */
import { once } from 'node:events';
import { TEXT_ENCODINGS } from '../rules';
import { readMessages } from './read-messages';

const [path = '', kind = '', said] = process.argv.slice(2);
const encoding = TEXT_ENCODINGS.find((name) => name === said);
for await (const message of readMessages(path, kind, encoding)) {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}
