// npm leaves builds for other systems out of package-lock.json when it installs over an existing
// node_modules or from a registry that lacks them (npm/cli#4828), and `npm ci` then refuses the file.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const file = path.join(root, 'package-lock.json');
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32', 'windows'];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
  'loong64',
  'mips64el',
];

/** Optional packages that other packages name and the lock file does not have. */
function missingOptional(packages) {
  const missing = new Map();
  for (const entry of Object.values(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const there = Object.keys(packages).some((place) => place.endsWith(`node_modules/${name}`));
      if (!there) missing.set(`node_modules/${name}`, { version, dev: entry.dev });
    }
  }
  return missing;
}

/** What the name of a build says about where it runs, so that npm leaves it alone elsewhere. */
function lockEntry(place, { version, dev }) {
  const words = place.split('/').at(-1).split('-');
  const system = SYSTEMS.find((name) => words.includes(name));
  const processor = PROCESSORS.find((name) => words.includes(name));
  if (!/^\d+\.\d+\.\d+/.test(version) || (!system && !processor)) return undefined;
  const libc = words.includes('musl') || words.includes('musleabihf') ? 'musl' : undefined;
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev: true }),
    ...(libc
      ? { libc: [libc] }
      : system === 'linux' && words.some((w) => w.startsWith('gnu')) && { libc: ['glibc'] }),
    optional: true,
    ...(system && { os: [system === 'windows' ? 'win32' : system] }),
  };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingOptional(lock.packages);

if (process.argv.includes('--fix')) {
  for (const [place, wanted] of missing) {
    const entry = lockEntry(place, wanted);
    if (entry) lock.packages[place] = entry;
    else console.error(`Left out ${place} ${wanted.version}: its name does not say where it runs.`);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
} else if (missing.size > 0) {
  const names = [...missing.keys()].map((place) => place.slice('node_modules/'.length));
  console.error(
    `package-lock.json lacks optional packages that others name: ${names.slice(0, 5).join(', ')} ...`,
  );
  console.error('npm ci refuses such a file. Add them with: node scripts/check-lockfile.mjs --fix');
  process.exit(1);
}
