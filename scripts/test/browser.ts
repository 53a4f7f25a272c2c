import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where systems put Chromium; the first is where Debian's package does. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser the tests drive: one of the system, or the one Playwright has downloaded. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...PLACES, chromium.executablePath()].find((place) =>
    existsSync(place),
  );
}

/** Installs Chromium and a Chinese font where this user may; otherwise says what to install. */
export function ensureBrowser(say: (line: string) => void): string | undefined {
  if (findBrowser() !== undefined && hasChineseFont()) return undefined;
  const packages = 'chromium fonts-noto-cjk';
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    say(`Installing ${packages} for the browser tests (one to two minutes) ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) =>
      spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages.split(' '));
  }
  if (findBrowser() !== undefined) return undefined;
  return existsSync('/usr/bin/apt-get')
    ? `The browser tests need Chromium and a Chinese font: sudo apt-get install -y ${packages}`
    : 'The browser tests need Chromium: npx playwright install chromium, or name one in CHROMIUM=/path/to/chrome';
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.error !== undefined
    ? existsSync('/usr/share/fonts/opentype/noto')
    : listed.stdout.trim() !== '';
}
