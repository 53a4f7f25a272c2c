/** Run by Next once, before the first request: tells the gate (scripts/serve/gate.mjs) who is signed in, and goes on with what a stop broke off. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { tellTheGate } = await import('@/server/tell-the-gate');
  tellTheGate();
  const { keepPosting } = await import('@/server/stocktake/post-waiting-lines');
  keepPosting(() => new Date());
}
