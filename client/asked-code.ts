/** A customer is asked for their payment code: for how much, and by what. */
export interface AskedCode {
  kind: 'WECHAT' | 'ALIPAY';
  amountFen: number;
}

const listeners = new Set<() => void>();
let asked: AskedCode | null = null;

/** What this window asks a customer's code for now; null: nothing. */
export function askedCode(): AskedCode | null {
  return asked;
}

/** It is asked for from now on. @returns it is not any more */
export function askForCode(code: AskedCode): () => void {
  hold(code);
  return () => {
    if (asked === code) hold(null);
  };
}

export function onAskedCode(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function hold(code: AskedCode | null): void {
  asked = code;
  for (const listener of listeners) listener();
}
