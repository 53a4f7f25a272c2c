import { disposition } from './file-name';

/** What a kept file is handed out with: never as a page of ours (the gate adds its sandbox), and kept by the browser, for it never changes. */
export function servedHeaders(name: string, mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    // A PDF may hold more than paper does: the person's own program opens it.
    'Content-Disposition': disposition(mime === 'application/pdf' ? 'attachment' : 'inline', name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
}
