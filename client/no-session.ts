/** How often somebody signed in on this page; what was asked before says nothing about the session after. */
let sessions = 0;
const listeners = new Set<() => void>();
const welcomers = new Set<() => void>();

/** The session a call is made in; to be noted as it starts. */
export function sessionOfNow(): number {
  return sessions;
}

/** Somebody signed in: what is asked from now on is asked in their session. */
export function sessionBegan(): void {
  sessions += 1;
  for (const welcome of welcomers) welcome();
}

/** The server answered a call that nobody is signed in. @param session the one the call was made in */
export function noSession(session: number): void {
  if (session === sessions) for (const listener of listeners) listener();
}

/** Calls whenever the server says that this page's session is over, whatever ended it. @returns stops */
export function onNoSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls whenever somebody signed in on this page. @returns stops */
export function onSessionBegan(listener: () => void): () => void {
  welcomers.add(listener);
  return () => welcomers.delete(listener);
}
