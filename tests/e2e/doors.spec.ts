import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { PASSWORD, PEOPLE } from './demo';
import { Office } from './pages/office';
import { findSamples, VISITS } from './pages/routes';

// The doors of the house, tried from outside: what every answer carries, and what nobody gets in by.

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
};
const PAGE_POLICY = /script-src 'self' 'nonce-[\w-]{22}'; .*frame-ancestors 'none'/;
/** An answer of data runs nothing, also when it is opened by itself. */
const DATA_POLICY = /^default-src 'none'; frame-ancestors 'none'$/;

function expectHeaders(place: string, answer: APIResponse): void {
  const policy = place.startsWith('/api/trpc/') ? DATA_POLICY : PAGE_POLICY;
  expect({ place, headers: answer.headers() }).toMatchObject({
    place,
    headers: { ...HEADERS, 'content-security-policy': expect.stringMatching(policy) },
  });
}

/** Scripts of a page that its policy would not let run. */
async function strangeScripts(answer: APIResponse): Promise<string[]> {
  const nonce = /'nonce-([\w-]+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  return scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`) && !/ src="\/_next\//.test(tag));
}

async function get(page: Page, place: string): Promise<APIResponse> {
  return page.request.get(place, { maxRedirects: 0, failOnStatusCode: false });
}

test('every route carries the headers, errors and files as well, and its scripts the nonce', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const office = new Office(page);
  await office.signIn(PEOPLE.showroomManager);
  const samples = await findSamples(page, await office.store('X01'));
  const files = ['/manifest.webmanifest', '/icon.svg'];
  for (const { at } of Object.values(VISITS)) {
    const place = at(samples);
    const answer = await get(page, place);
    expectHeaders(place, answer);
    expect({ place, scripts: await strangeScripts(answer) }).toEqual({ place, scripts: [] });
    files.push(...((await answer.text()).match(/\/_next\/static\/[^"\\ ]+/g) ?? []).slice(0, 3));
  }
  const api = [
    '/api/health',
    '/api/trpc/staff.me',
    '/api/trpc/no.such',
    '/api/auth/csrf',
    '/api/auth/session',
  ];
  const nothing = [
    '/no-such-page',
    '/api/no-such',
    '/_next/static/no-such.js',
    '/api/auth/providers',
    '/%00',
  ];
  const exports = [
    `/api/stock-book?store=${samples.store.id}`,
    '/api/lists/replenishment?store=all',
    '/api/imports',
    '/api/setup',
  ];
  for (const place of [...new Set([...files, ...api, ...nothing, ...exports])])
    expectHeaders(place, await get(page, place));
});

test('pages work under their policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  for (const place of ['/', '/tickets', '/stock', '/devices', '/stores', '/stocktakes', '/zones'])
    await page.goto(place, { waitUntil: 'networkidle' });
  await page.goto('/no-such-page');
  expect(complaints).toEqual([]);
});

test('a page elsewhere cannot act with our cookies', async ({ page }) => {
  await new Office(page).signIn(PEOPLE.manager);
  const from = { origin: 'https://evil.example' };
  const places = [
    '/api/trpc/auth.lock',
    '/api/auth/signout',
    '/api/devices/enrol',
    '/api/imports',
    '/api/setup',
  ];
  for (const place of places) {
    const answer = await page.request.post(place, { headers: from, data: '{}' });
    expect([place, answer.status()]).toEqual([place, 403]);
  }
  expect((await page.request.get('/api/trpc/staff.me')).status()).toBe(200);
});

test('what is no request of ours is refused with a code', async ({ request }) => {
  const code = async (answer: APIResponse) => [
    answer.status(),
    (await answer.json()).error?.json?.data?.error?.code,
  ];
  const headers = { 'content-type': 'application/json' };
  const deep = await request.post('/api/trpc/staff.counterPlace', {
    headers,
    data: Buffer.from('['.repeat(9_000)),
  });
  expect(await code(deep)).toEqual([400, 'INVALID_INPUT']);
  const large = await request.post('/api/trpc/staff.counterPlace', {
    headers,
    data: Buffer.from(`[${'{},'.repeat(8_000_000)}{}]`),
  });
  expect(await code(large)).toEqual([413, 'REQUEST_TOO_LARGE']);
  const stranger = await request.post('/api/trpc/sales.completeSale', { headers, data: '{}' });
  expect(await code(stranger)).toEqual([401, 'UNAUTHENTICATED']);
  const wrongMethod = await request.get('/api/trpc/auth.lock');
  expect(await code(wrongMethod)).toEqual([405, 'METHOD_NOT_ALLOWED']);
  const wrongType = await request.post('/api/trpc/auth.lock', {
    headers: { 'content-type': 'text/plain' },
    data: '{}',
  });
  expect(await code(wrongType)).toEqual([415, 'CONTENT_TYPE_WRONG']);
  expect((await request.get('/api/health')).status()).toBe(200);
});

test('the sign-in library shows no page of its own', async ({ page }) => {
  for (const place of ['signin', 'signout', 'error?error=Configuration', 'verify-request']) {
    await page.goto(`/api/auth/${place}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }
  for (const place of ['providers', 'callback/password', 'signin/password', 'x/y'])
    expect((await page.request.get(`/api/auth/${place}`)).status()).toBe(404);
  const noToken = await page.request.post('/api/auth/callback/password', {
    form: { login: 'a', password: 'b' },
    maxRedirects: 0,
  });
  expect(noToken.headers().location ?? '/sign-in').toMatch(/\/sign-in|\/api\/auth\/signin/);
  expect(await noToken.text()).not.toMatch(/<html|<form/i);
});

test('what there is to watch is told to this machine', async ({ request }) => {
  const answer = await request.get('/api/metrics');
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  for (const line of [
    /^daybook_requests_total\{route="page",method="GET",status="200"\} \d+$/m,
    /^daybook_database_up 1$/m,
    /^daybook_pool_connections\{pool="hot",state="total"\} \d+$/m,
    /^daybook_disk_free_bytes \d/m,
    /^daybook_last_sale_timestamp_seconds \d/m,
    /^daybook_clock_difference_seconds\{other="database"\} /m,
  ])
    expect(text).toMatch(line);
  const elsewhere = await request.get('/api/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } });
  expect(elsewhere.status()).toBe(404);
});

test('on a slow line nothing is sent before the page is alive, and what was typed stays', async ({
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const login = page.locator('input[autocomplete=username]');
  const password = page.locator('input[type=password]');
  const submit = page.locator('button[type=submit]');
  await login.fill(PEOPLE.showroomManager.login);
  await password.fill(PASSWORD);
  await expect(submit).toBeDisabled();
  await password.press('Enter');
  await expect(login).toHaveValue(PEOPLE.showroomManager.login);
  expect(page.url()).not.toContain('password');
  release();
  await expect(submit).toBeEnabled();
  await submit.click();
  await page.waitForURL((url) => url.pathname === '/');
});
