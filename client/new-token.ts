/** What opens something by itself, as a calendar's address or a printer's agent does: 32 random bytes as an address writes them. The server keeps what it can be known by, never this. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
