// @ts-check
import { IncomingMessage } from 'node:http';

/** A body that is not here by then is somebody holding a line open, ms. */
const PATIENCE_MS = 30_000;

/**
 * A request's whole body, counted as it comes: 'large' as soon as it is above the limit, 'gone' when it does not come to its end.
 * @param {IncomingMessage} request
 * @param {number} maxBytes
 * @returns {Promise<Buffer | 'large' | 'gone'>}
 */
export function readBody(request, maxBytes) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const parts = [];
    let size = 0;
    const timer = setTimeout(() => settle('gone'), PATIENCE_MS);
    /** @param {Buffer} part */
    const take = (part) => {
      size += part.length;
      if (size > maxBytes) settle('large');
      else parts.push(part);
    };
    const end = () => settle(Buffer.concat(parts));
    const gone = () => settle('gone');
    /** @param {Buffer | 'large' | 'gone'} outcome */
    const settle = (outcome) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', gone).off('error', gone);
      request.on('error', () => undefined);
      resolve(outcome);
    };
    request.on('data', take).on('end', end).on('close', gone).on('error', gone);
  });
}

/**
 * The request as it came, with a body that has been read already.
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
export function withBody(request, body) {
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  again.headers = request.headers;
  again.rawHeaders = request.rawHeaders;
  again.complete = true;
  if (body.length > 0) again.push(body);
  again.push(null);
  return again;
}
