export type SettingsSection = 'keys' | 'sounds';

const listeners = new Set<() => void>();
let shown: SettingsSection | null = null;

/** Which part of what is set for this counter somebody looks at; null: none. */
export function shownSection(): SettingsSection | null {
  return shown;
}

/** Opens what is set for this counter alone, from wherever; null: closes it. */
export function showCounterSettings(section: SettingsSection | null): void {
  shown = section;
  for (const listener of listeners) listener();
}

export function onShownSection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
