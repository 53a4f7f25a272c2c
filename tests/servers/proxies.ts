import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@/scripts/settings';
import { freePorts } from '@/scripts/test/free-port';
import { Machine } from './machine';

/** HAProxy and PgBouncer of this machine, with the settings docs/runbooks/several-servers.md gives. */
export interface Proxies {
  /** Where people come in. */
  address: string;
  /** The application's role through PgBouncer. */
  poolerUrl: string;
  machines: Machine[];
  areOpen(): Promise<void>;
}

const RUNBOOK = path.join(projectRoot, 'docs/runbooks/several-servers');
/** PgBouncer refuses to run as root, as PostgreSQL does. */
const AS_NOBODY = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'];

/** @param servers ports of the two web servers */
export async function startProxies(
  folder: string,
  appUrl: string,
  servers: readonly [number, number],
): Promise<Proxies> {
  const [door, pooler] = await freePorts(2).then((first) => [first, first + 1]);
  const database = new URL(appUrl);
  const userList = path.join(folder, 'userlist.txt');
  writeFileSync(userList, `"${database.username}" "${database.password}"\n`, { mode: 0o600 });
  const bouncer = filled(folder, 'pgbouncer.ini', [
    ['host=10.0.0.20 port=5432', `host=${database.hostname} port=${database.port}`],
    ['listen_port = 6432', `listen_port = ${pooler}`],
    ['/etc/pgbouncer/userlist.txt', userList],
  ]);
  const haproxy = filled(folder, 'haproxy.cfg', [
    ['bind :443 ssl crt /etc/haproxy/daybook.pem alpn h2,http/1.1', `bind 127.0.0.1:${door}`],
    ...servers.map((port, at): [string, string] => [`10.0.0.1${at + 1}:3000`, `127.0.0.1:${port}`]),
  ]);
  const asUser = process.getuid?.() === 0 ? AS_NOBODY : [];
  const machines = [
    new Machine('pgbouncer', [...asUser, '/usr/sbin/pgbouncer', bouncer], {}),
    new Machine('haproxy', ['/usr/sbin/haproxy', '-db', '-f', haproxy], {}),
  ];
  const address = `http://127.0.0.1:${door}`;
  const through = new URL(appUrl);
  through.hostname = '127.0.0.1';
  through.port = String(pooler);
  const isOpen = () =>
    fetch(`${address}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    address,
    poolerUrl: through.href,
    machines,
    async areOpen() {
      while (!(await isOpen())) await sleep(50);
    },
  };
}

/** The runbook's file with the places of this run; each of them must be in it. */
function filled(folder: string, name: string, places: readonly [string, string][]): string {
  let text = readFileSync(path.join(RUNBOOK, name), 'utf8');
  for (const [of, here] of places) {
    if (!text.includes(of)) throw new Error(`${name} does not say ${of}`);
    text = text.replaceAll(of, here);
  }
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}
