/** Run by Next once, before the first request. While developing there is no build before Next, which then begins here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.DAYBOOK_DEV !== 'yes') return;
  const { begin } = await import('./server/before-next');
  begin();
}
