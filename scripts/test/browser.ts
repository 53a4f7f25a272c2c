import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { setting } from '../../lib/environment';

/** Chromium without a window: the same pages for a third less of the processors' time. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** Where systems put Chromium; the first are where Debian's packages do. */
const PLACES = [SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser the tests drive: one of the system, or the one Playwright has downloaded. */
export function findBrowser(): string | undefined {
  return [setting('CHROMIUM') ?? '', ...PLACES, chromium.executablePath()].find((place) => existsSync(place));
}

/** Installs Chromium and a Chinese font where this user may; otherwise says what to install. */
export function ensureBrowser(say: (line: string) => void): string | undefined {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (findBrowser() !== undefined && hasChineseFont()) {
    if (mayInstall && setting('CHROMIUM') === undefined && !existsSync(SHELL)) installShellBeside(say);
    return undefined;
  }
  const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];
  if (mayInstall) {
    say(`Installing ${packages.join(' ')} for the browser tests (one to two minutes) ...`);
    apt('update');
    // Not every system has the shell as a package of its own.
    if (!install(...packages)) install('chromium', 'fonts-noto-cjk');
  }
  if (findBrowser() !== undefined) return undefined;
  return existsSync('/usr/bin/apt-get')
    ? `The browser tests need Chromium and a Chinese font: sudo apt-get install -y ${packages.join(' ')}`
    : 'The browser tests need Chromium: npx playwright install chromium, or name one in CHROMIUM=/path/to/chrome';
}

/** Of the version of the Chromium that is there, which stays as it is: the two share files. Without it the tests take longer. */
function installShellBeside(say: (line: string) => void): void {
  const asked = spawnSync('dpkg-query', ['--status', 'chromium'], { encoding: 'utf8' });
  const version = asked.status === 0 ? /^Version: (\S+)$/m.exec(asked.stdout)?.[1] : undefined;
  if (version === undefined) return;
  say('Installing chromium-headless-shell beside Chromium for the browser tests ...');
  if (!install(`chromium-headless-shell=${version}`)) say('Not to be had: the tests go on with Chromium.');
}

function install(...names: string[]): boolean {
  return apt('install', '-y', '--no-install-recommends', ...names);
}

function apt(...args: string[]): boolean {
  const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Retries=1'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', 'ignore', 'ignore'] as const;
  return spawnSync('apt-get', ['-qq', ...patience, ...args], { stdio: [...stdio], env }).status === 0;
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.error !== undefined
    ? existsSync('/usr/share/fonts/opentype/noto')
    : listed.stdout.trim() !== '';
}
