/** What a kept file is handed out with: never a page of ours, whatever is in it, and kept by the browser, for it never changes. */
export function servedHeaders(id: string, mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    // A PDF may hold more than paper does: the person's own program opens it.
    'Content-Disposition': mime === 'application/pdf' ? `attachment; filename="${id}.pdf"` : 'inline',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
}
