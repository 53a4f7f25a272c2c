/**
 * The process that reads one file: `node --import tsx reading-process.ts PATH KIND`. It runs apart from the server, with
 * a heap and a time of its own, because what is read was made by strangers. It writes one JSON line per piece to its
 * output and waits whenever the server is slower than the file.
 */
import { once } from 'node:events';
import { readMessages } from './read-messages';

const [path = '', kind = ''] = process.argv.slice(2);
for await (const message of readMessages(path, kind)) {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}
