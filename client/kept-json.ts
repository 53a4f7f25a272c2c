/** Small things that must survive a reload, in localStorage. A full or forbidden storage never stops a sale. */
export function readKept<T>(key: string, isRight: (value: unknown) => value is T): T | null {
  try {
    const text = window.localStorage.getItem(key);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isRight(value) ? value : null;
  } catch {
    return null;
  }
}

/** What is kept as it stands, whatever it is; null: nothing. */
export function keptText(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keys of what is kept that begin like this, in the order of their names. */
export function keptKeys(prefix: string): string[] {
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix))
      .sort();
  } catch {
    return [];
  }
}

/** @returns whether it is kept */
export function keep(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}
