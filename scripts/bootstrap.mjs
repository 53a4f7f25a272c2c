// Runs before anything is installed: only Node's own modules, and nothing newer than Node 20.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 20;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const packagesFolder = path.join(root, 'node_modules');
const nodeBinary = path.join(packagesFolder, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Ends with a plain message when this Node is too old to install the packages. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  console.error(
    `Daybook needs Node ${OLDEST_NODE} or newer to begin with; this is ${process.versions.node}.`,
  );
  console.error('Install a newer Node from https://nodejs.org or your system packages, then try again.');
  process.exit(1);
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install never looks complete. */
export function packagesAreCurrent() {
  try {
    const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(
      readFileSync(path.join(packagesFolder, '.package-lock.json'), 'utf8'),
    ).packages;
    const same = Object.entries(wanted).every(([place, entry]) => {
      if (place === '') return true;
      const found = present[place];
      if (!found) return entry.optional === true || entry.devOptional === true || entry.peer === true;
      return found.version === entry.version && found.integrity === entry.integrity;
    });
    const extra = Object.keys(present).some((place) => !(place in wanted));
    return same && !extra && existsSync(nodeBinary);
  } catch {
    return false;
  }
}

/** The PATH without this project's own programs, which an install removes while it works. */
function systemPath() {
  const parts = (process.env.PATH ?? '').split(path.delimiter);
  return parts.filter((part) => !part.startsWith(packagesFolder)).join(path.delimiter);
}

/** Brings node_modules to what package-lock.json says. Does nothing when it already is. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages (first time about a minute) ...');
  const started = Date.now();
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm of a system Node 20 must not inherit the settings of the npm that runs this script.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|node)/.test(name)),
  );
  environment.PATH = systemPath();
  const code = await run('npm', args, { env: environment, shell: process.platform === 'win32' });
  if (code !== 0 || !packagesAreCurrent()) {
    console.error(
      'The packages could not be installed. Check the network (or the npm registry setting) and the',
    );
    console.error('messages above, then run the same command again.');
    process.exit(1);
  }
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Runs a program to its end with a word of life every 15 s. Resolves to its exit code. */
function run(program, args, options) {
  return new Promise((resolve, reject) => {
    // A group of its own, so that it can be ended with all it has started: npm takes a plain signal as a hint.
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      ...options,
    });
    const began = Date.now();
    const pulse = setInterval(() => {
      console.log(`  ... still working (${Math.round((Date.now() - began) / 1000)} s)`);
    }, 15_000);
    onStop = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
      process.exit(130);
    };
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(pulse);
      onStop = () => process.exit(130);
      resolve(code ?? 1);
    });
  });
}

/** What an end that is asked for does at this moment. */
let onStop = () => process.exit(130);

/**
 * Installs what is missing, then hands over to a TypeScript script on the project's own Node 24 and
 * ends with its exit code. Signals are passed on; when this process is killed outright the script
 * notices the closed channel.
 */
export async function launch(script, args = process.argv.slice(2)) {
  requireNode();
  for (const signal of SIGNALS) process.on(signal, () => onStop());
  watchNpm(() => onStop());
  await ensurePackages();
  const child = spawn(nodeBinary, ['--import', 'tsx', path.join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [path.join(packagesFolder, '.bin'), systemPath()].join(path.delimiter) },
  });
  onStop = () => child.kill('SIGTERM');
  child.on('error', (error) => {
    console.error(`Could not start ${script}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/**
 * A killed npm passes nothing on, and one that is asked to end only ends its shell; what that started
 * gets another parent, which is how we notice. Only the parents up to npm count: the shell a person
 * typed in may go while the shop stays open.
 */
function watchNpm(onLost) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestors = () => {
    const shell = parentOf(process.ppid);
    return shell && /^(da|ba|)sh$/.test(shell.name) ? `${process.ppid} ${shell.parent}` : `${process.ppid}`;
  };
  const known = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === known) return;
    clearInterval(timer);
    onLost();
  }, 500);
  timer.unref();
}

/** The name and the parent of a process; undefined where the system has no /proc. */
function parentOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: rest.split(' ')[1] };
  } catch {
    return undefined;
  }
}
