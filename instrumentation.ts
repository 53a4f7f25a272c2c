/** Run by Next once, before the first request: tells the gate (scripts/serve/gate.mjs) who is signed in. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { tellTheGate } = await import('./server/tell-the-gate');
  tellTheGate();
}
