/** Where to go after signing in: a path of this site and nothing else. An address that could lead away is the start page. */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.startsWith('//')) return '/';
  // Browsers read a backslash as a slash and drop tabs and line ends: '/\host' and '/\t/host' lead away.
  if (/[\\\p{Cc}]/u.test(wanted)) return '/';
  return /^\/(sign-in|setup|api)(\/|\?|$)/.test(wanted) ? '/' : wanted;
}
