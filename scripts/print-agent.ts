import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { askServer } from './print/ask-server';
import { openMemory } from './print/memory';
import { runAgent, TokenRefused } from './print/run-agent';
import { writeToFile, writeToPrinter } from './print/writers';
import { fail } from './settings';

const USAGE = `npm run print-agent -- --server URL --token-file FILE (--tcp HOST:PORT | --file PATH)
    fetches a store's receipts and writes them to its printer, until it is stopped
    --server      where Daybook is, as https://shop.example
    --token-file  holds the token of the store's settings page, and nothing else
    --tcp         a printer in the network, most listen at port 9100
    --file        instead: a device as /dev/usb/lp0, or a file that the bytes are added to
    --memory      where it notes what it printed (.data/print-agent.json)`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      server: { type: 'string' },
      'token-file': { type: 'string' },
      tcp: { type: 'string' },
      file: { type: 'string' },
      memory: { type: 'string', default: path.resolve(import.meta.dirname, '../.data/print-agent.json') },
    },
  });
  const { server, tcp, file, memory } = values;
  const tokenFile = values['token-file'];
  const printer = tcp ? /^(?<host>.+):(?<port>\d{1,5})$/.exec(tcp)?.groups : undefined;
  const isOne = (tcp === undefined) !== (file === undefined);
  if (!server || !URL.canParse(server) || !tokenFile || !isOne || (tcp && !printer)) {
    console.error(USAGE);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const write = file
    ? writeToFile(file)
    : writeToPrinter({ host: printer?.host ?? '', port: Number(printer?.port) });
  console.log(`Prints what ${server} has for this store on ${tcp ?? file}. Stop it with Ctrl-C.`);
  await runAgent({
    ask: askServer(server, readFileSync(tokenFile, 'utf8').trim()),
    write,
    memory: openMemory(memory),
    say: (line) => console.log(line),
    signal: stop.signal,
  });
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TokenRefused)) fail(error);
  console.error(
    'This token opens no printer. Make a new one on the store’s settings page, under “Receipt printer”.',
  );
  process.exitCode = 1;
}
