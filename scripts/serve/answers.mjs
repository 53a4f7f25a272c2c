// @ts-check
// Answers given before Next: coded as its own are, so that screens find words for them.

/** tRPC's names and numbers of what a status means. */
const TRPC = {
  400: ['BAD_REQUEST', -32600],
  401: ['UNAUTHORIZED', -32001],
  403: ['FORBIDDEN', -32003],
  405: ['METHOD_NOT_SUPPORTED', -32005],
  413: ['PAYLOAD_TOO_LARGE', -32013],
  415: ['UNSUPPORTED_MEDIA_TYPE', -32015],
  429: ['TOO_MANY_REQUESTS', -32029],
  503: ['SERVICE_UNAVAILABLE', -32603],
};

/** Worth sending again as it is, a little later. */
const RETRYABLE = new Set([429, 503]);

/**
 * The body of a refusal: `error.code` for who reads it plainly, `error.json` for a tRPC client.
 * @param {import('./refusals.mjs').Refusal} refusal
 */
export function refusalBody({ status, code, params = {} }) {
  const [name, number] = TRPC[/** @type {keyof typeof TRPC} */ (status)] ?? ['BAD_REQUEST', -32600];
  const retryable = RETRYABLE.has(status);
  const error = { code, params, retryable };
  const data = { code: name, httpStatus: status, error };
  return JSON.stringify({ error: { ...error, json: { message: '', code: number, data } } });
}

/**
 * Answers, and closes the connection when some of the request was left unread.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./refusals.mjs').Refusal} refusal
 */
export function refuse(request, response, refusal) {
  if (response.headersSent || response.destroyed) return;
  const forPerson =
    request.headers.accept?.includes('text/html') === true && !request.url?.startsWith('/api/');
  const body = forPerson && refusal.status === 503 ? awayPage() : refusalBody(refusal);
  response.statusCode = refusal.status;
  response.setHeader('Content-Type', body.startsWith('<') ? 'text/html; charset=utf-8' : 'application/json');
  if (refusal.status === 503) response.setHeader('Retry-After', '5');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.setHeader('Cache-Control', 'no-store');
  if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  const shown = request.method === 'HEAD' ? '' : body;
  if (request.complete) return void response.end(shown);
  response.setHeader('Connection', 'close');
  // Whole by its length already: the connection ends, and cuts the sender off, when the rest has run off.
  response.write(shown);
  letGo(request, () => response.end());
}

/** A page for whoever opens one meanwhile: it asks again by itself. No script and no style sheet, so that it needs nothing else. */
function awayPage() {
  const words = [
    ['zh-CN', '数据库暂时没有回应', '已收的销售不会丢。本页每 5 秒自动重试。'],
    [
      'en',
      'The database does not answer at the moment',
      'No sale is lost. This page tries again every 5 seconds.',
    ],
  ];
  const parts = words.map(
    ([lang, title, text]) => `<div lang="${lang}"><h1>${title}</h1><p>${text}</p></div>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>一本账 Daybook</title></head><body style="font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem"><main>${parts.join('')}</main></body></html>`;
}

/** How much of what nobody will read is let run off, so that the sender gets to see the answer rather than a broken pipe. */
const RUN_OFF_BYTES = 64_000_000;
const RUN_OFF_MS = 5_000;

/** @param {import('node:http').IncomingMessage} request @param {() => void} done */
function letGo(request, done) {
  let seen = 0;
  const end = () => {
    clearTimeout(timer);
    request.off('data', count);
    done();
  };
  /** @param {Buffer} part */
  const count = (part) => {
    seen += part.length;
    if (seen > RUN_OFF_BYTES) end();
  };
  const timer = setTimeout(end, RUN_OFF_MS);
  request.on('error', () => undefined);
  request.on('data', count).once('end', end).once('close', end);
}
