// @ts-check
// What every answer carries, whoever makes it: a page, an API route, a file, an error.
import { randomBytes } from 'node:crypto';

const TWO_YEARS_S = 63_072_000;

/** What no page of ours uses. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'xr-spatial-tracking',
];

export function newNonce() {
  return randomBytes(16).toString('base64url');
}

/**
 * Scripts run by the page's nonce alone. Styles may stand in the page: components set widths and colours by style attributes, and the
 * libraries of toasts and popovers bring style elements that know no nonce.
 * @param {string} nonce
 * @param {{ secure: boolean, developing: boolean }} how
 */
export function contentPolicy(nonce, { secure, developing }) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${developing ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** What a file that somebody added may do in a browser: nothing, also when it is opened by itself. */
const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** What an answer of data may do when somebody opens it by itself: nothing. It has no scripts, so no nonce. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The content policy of an answer, by where it comes from.
 * @param {string} pathname
 * @param {{ secure: boolean, developing: boolean }} how
 */
export function policyOf(pathname, how) {
  if (pathname.startsWith('/api/trpc/')) return DATA_POLICY;
  const isFile = pathname.startsWith('/api/attachments/') || pathname.startsWith('/api/pictures/');
  return isFile ? FILE_POLICY : contentPolicy(newNonce(), how);
}

const PERMISSIONS_POLICY = [...PERMISSIONS.map((name) => `${name}=()`), 'camera=(self)', 'usb=(self)'].join(
  ', ',
);

/**
 * @param {string} policy the content policy of this answer
 * @param {boolean} secure browsers come over https
 * @returns {Record<string, string>}
 */
export function securityHeaders(policy, secure) {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(secure ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS_S}` } : {}),
  };
}
