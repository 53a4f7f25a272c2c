/** What a key of the counter does that may be another key. */
export const ACTS = ['search', 'hold', 'deliveryFee', 'temporary', 'pay'] as const;
export type Act = (typeof ACTS)[number];
/** Keys in place of the usual ones. */
export type ChosenKeys = Readonly<Record<string, string>>;

/** The usual keys. F8 is kept free for the customer, and may be chosen. */
export const USUAL_KEYS: Readonly<Record<Act, string>> = {
  search: 'F2',
  hold: 'F4',
  deliveryFee: 'F6',
  temporary: 'F7',
  pay: 'F9',
};

/** scanner: a scanner types it, or whoever types an amount; browser: it is the browser's own; counter: it means something here already. */
export type WhyNot = 'scanner' | 'browser' | 'counter';

export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

const FREE = ['F2', 'F4', 'F6', 'F7', 'F8', 'F9'];
const FREE_ALONE = ['Insert', 'Pause', 'ScrollLock'];
const OF_COUNTER =
  /^(Escape|Backspace|Delete|Home|End|PageUp|PageDown|Arrow\w+|ContextMenu|CapsLock|NumLock)$/;
/** Held down with another key: nothing yet. */
const HELD = ['Shift', 'Alt', 'Control', 'Meta', 'AltGraph'];
/** The list of keys, also as a keyboard set to Chinese writes it. */
const LIST = ['?', '\uff1f'];
/** Letters that open the browser's address, menus and windows. */
const ALT_OF_BROWSER = 'DEF';

/** A key as people name it; null: it is only held for another. */
export function nameOfKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: Pressed): string | null {
  if (HELD.includes(key)) return null;
  // With Alt some keyboards write another letter.
  const letter = altKey ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const held = [ctrlKey && 'Ctrl', metaKey && 'Meta', altKey && 'Alt', shiftKey && key.length > 1 && 'Shift'];
  return [...held.filter(Boolean), letter ?? (key === ' ' ? 'Space' : key)].join('+');
}

/** Why a key cannot be chosen; null: it can. */
export function whyNotKey(pressed: Pressed): WhyNot | null {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if (ctrlKey || metaKey) return 'browser';
  const name = nameOfKey(pressed) ?? '';
  if (altKey) return /^Alt\+[A-Z]$/.test(name) && !ALT_OF_BROWSER.includes(name.slice(-1)) ? null : 'browser';
  if (FREE.includes(key) || FREE_ALONE.includes(name)) return null;
  if (key.length === 1 || key === 'Enter' || key === 'Tab') return 'scanner';
  return OF_COUNTER.test(key) ? 'counter' : 'browser';
}

/** The key that does it here. */
export function keyOf(act: Act, chosen: ChosenKeys): string {
  return chosen[act] ?? USUAL_KEYS[act];
}

/** What a key does here; null: nothing. */
export function actOf(name: string, chosen: ChosenKeys): Act | null {
  return ACTS.find((act) => keyOf(act, chosen) === name) ?? null;
}

/** Another key for an act. @param swap what did it before by that key is done by the old one from now on */
export function withKey(chosen: ChosenKeys, act: Act, name: string, swap: boolean): ChosenKeys {
  const other = actOf(name, chosen);
  const next: Record<string, string> = { ...chosen, [act]: name };
  if (swap && other !== null && other !== act) next[other] = keyOf(act, chosen);
  for (const one of ACTS) if (next[one] === USUAL_KEYS[one]) delete next[one];
  return next;
}

/**
 * What a pressed key means to the counter, by the usual name of it, whichever key does it here: F2 to F9, Escape, or ? for the list of
 * keys.
 * @param inField it may be part of what is written
 */
export function shortcutOf(pressed: Pressed, chosen: ChosenKeys, inField: boolean): string | null {
  if (pressed.ctrlKey || pressed.metaKey) return null;
  if (!pressed.altKey && pressed.key === 'Escape') return 'Escape';
  if (!pressed.altKey && !inField && LIST.includes(pressed.key)) return '?';
  const act = whyNotKey(pressed) === null ? actOf(nameOfKey(pressed) ?? '', chosen) : null;
  return act && USUAL_KEYS[act];
}
