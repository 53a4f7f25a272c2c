const TOKEN_BYTES = 16;

/**
 * The address at which a customer sees their receipt, made without a line as the server makes it (`server/sales/receipt-link.ts`). Over
 * plain http browsers lend no cryptography: null.
 * @param key of this tablet's series, base64url
 * @param origin where customers reach the shop's server
 */
export async function receiptLink(number: string, key: string, origin: string): Promise<string | null> {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) return null;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const signing = await subtle.importKey('raw', bytesOf(key), hmac, false, ['sign']);
  const signed = new Uint8Array(await subtle.sign('HMAC', signing, new TextEncoder().encode(number)));
  return `${origin}/r/${number}/${textOf(signed.subarray(0, TOKEN_BYTES))}`;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
