// Long because: one page on paper, and everything that keys on it may be.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changePreferences } from './counter-preferences';
import { listenToScanner, type ScannerHandlers } from './scanner';

const CODE = '6901234567892';

/** As much of a page as the scanner looks at. */
class Element extends EventTarget {
  isConnected = true;
  closest: (selector: string) => unknown = () => null;
}
class Input extends Element {
  type = 'text';
  inputMode = '';
  private text = '';
  get value() {
    return this.text;
  }
  set value(text: string) {
    this.text = text;
  }
}
class TextArea extends Input {}

/** Node takes a listener away by an object alone, and the scanner, as browsers may, by a boolean. */
class Page extends EventTarget {
  querySelector = () => (modal ? {} : null);
  override removeEventListener(name: string, listener: EventListener, capture: boolean) {
    super.removeEventListener(name, listener, { capture });
  }
}

let modal = false;
let at = 0;
let page: EventTarget;
let stopListening: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  at = 10_000;
  modal = false;
  page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('HTMLElement', Element);
  vi.stubGlobal('HTMLInputElement', Input);
  vi.stubGlobal('HTMLTextAreaElement', TextArea);
});
afterEach(() => {
  stopListening();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What the page heard, in order. */
function listen(over: Partial<ScannerHandlers> = {}) {
  const heard: string[] = [];
  stopListening = listenToScanner({
    onScan: (code, before) =>
      void heard.push(before === '' ? `scan ${code}` : `scan ${code} after ${before}`),
    onKey: (key) => void heard.push(key),
    onTakeBack: () => void heard.push('take back'),
    onBegin: () => void heard.push('begin'),
    ...over,
  });
  return heard;
}

function pass(ms: number) {
  vi.advanceTimersByTime(ms);
  at += ms;
}

/** @param gap since the key before, ms @returns whether the page's other listeners and the field got it */
function press(key: string, gap: number, target: EventTarget = new Element()): boolean {
  pass(gap);
  const event = new Event('keydown', { cancelable: true });
  const keyboard = { key, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, repeat: false };
  Object.defineProperties(event, {
    target: { value: target },
    timeStamp: { value: at },
  });
  page.dispatchEvent(Object.assign(event, keyboard));
  if (!event.defaultPrevented && target instanceof Input && key.length === 1) target.value += key;
  return !event.defaultPrevented;
}
function fire(code: string, gap: number, target?: EventTarget): boolean {
  for (const key of code) press(key, gap, target);
  return press('Enter', gap, target);
}

describe('the scanner on a page without a field', () => {
  test('a quick one is one scan and no key', () => {
    const heard = listen();
    expect(fire(CODE, 10)).toBe(false);
    expect(heard).toEqual([`scan ${CODE}`]);
  });

  test('a slow one is taken for typing until its end, and then taken back', () => {
    const heard = listen();
    fire(CODE, 180);
    expect(heard[0]).toBe('begin');
    expect(heard.slice(-2)).toEqual(['take back', `scan ${CODE}`]);
  });

  test('a hand types: its keys come after the gap of a quick scanner, its Enter after them', () => {
    const heard = listen();
    press('1', 900);
    press('2', 350);
    expect(heard).toEqual(['begin', '1']);
    pass(200);
    press('Enter', 900);
    expect(heard).toEqual(['begin', '1', '2', 'Enter']);
  });

  test('the second ending of a scan presses nothing, a later Enter does', () => {
    const heard = listen();
    fire(CODE, 10);
    expect(press('Enter', 30)).toBe(false);
    press('Enter', 1_000);
    expect(heard).toEqual([`scan ${CODE}`, 'Enter']);
  });

  test('Enter on a button is the button’s, unless something was typed since', () => {
    const heard = listen();
    const button = Object.assign(new Element(), { closest: () => ({}) });
    expect(press('Enter', 900, button)).toBe(true);
    press('7', 900, button);
    pass(200);
    expect(press('Enter', 600, button)).toBe(false);
    expect(heard).toEqual(['begin', '7', 'Enter']);
  });

  test('two in a row are two', () => {
    const heard = listen();
    fire(CODE, 10);
    fire('6901234567908', 10);
    expect(heard).toEqual([`scan ${CODE}`, 'scan 6901234567908']);
  });

  test('shortcuts and held keys are nobody’s scan', () => {
    const heard = listen();
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key: 'r', ctrlKey: true });
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(heard).toEqual([]);
  });

  test('over a dialog it still scans, and types nothing', () => {
    modal = true;
    const heard = listen();
    press('5', 900);
    pass(3_000);
    fire(CODE, 10);
    expect(heard).toEqual([`scan ${CODE}`]);
  });
});

describe('the scanner on a field', () => {
  test('the field gets back what it held, and hears of it as React does', () => {
    const heard = listen();
    const field = new Input();
    field.inputMode = 'decimal';
    field.value = '12';
    const told: string[] = [];
    field.addEventListener('input', () => void told.push(field.value));
    fire(CODE, 130, field);
    expect(field.value).toBe('12');
    expect(told).toEqual(['12']);
    expect(heard).toEqual([`scan ${CODE} after 12`]);
  });

  test('words typed into it stay, and so does their Enter', () => {
    const heard = listen();
    const field = new Input();
    for (const [index, key] of [...'沙发 abc'].entries()) press(key, 150 + 70 * (index % 3), field);
    expect(press('Enter', 400, field)).toBe(true);
    expect(field.value).toBe('沙发 abc');
    expect(heard).toEqual([]);
  });

  test('a slow code in a field for words counts when the shop knows it', () => {
    const known = listen({ isKnown: (code) => code === 'AB12CD34' });
    // As uneven as a hand.
    const type = (field: Input) => {
      for (const [index, key] of [...'AB12CD34'].entries()) press(key, index % 2 ? 90 : 420, field);
      press('Enter', 420, field);
    };
    const field = new Input();
    type(field);
    expect(known).toEqual(['scan AB12CD34']);
    expect(field.value).toBe('');
    stopListening();
    const unknown = listen();
    type(field);
    expect(unknown).toEqual([]);
    expect(field.value).toBe('AB12CD34');
  });

  test('a field that is gone is left alone', () => {
    const heard = listen();
    const field = new Input();
    const told = vi.fn();
    field.addEventListener('input', told);
    for (const key of CODE) press(key, 10, field);
    field.isConnected = false;
    press('Enter', 10, field);
    expect(heard).toEqual([`scan ${CODE}`]);
    expect(told).not.toHaveBeenCalled();
  });
});

test('nothing is heard any more once it stopped listening', () => {
  const heard = listen();
  press('1', 900);
  stopListening();
  pass(1_000);
  fire(CODE, 10);
  expect(heard).toEqual([]);
});

describe('the counter keys of its own', () => {
  const listenTo = (over: Partial<ScannerHandlers> = {}) => {
    const keys: string[] = [];
    const heard = listen({ onShortcut: (key) => void keys.push(key), ...over });
    return { keys, heard };
  };

  test('pressed by hand they are told after a moment, in a field too', () => {
    const { keys } = listenTo();
    press('F9', 500);
    expect(keys).toEqual([]);
    pass(200);
    press('F2', 500, new Input());
    pass(200);
    expect(keys).toEqual(['F9', 'F2']);
  });

  test('a scanner that puts them around its code presses nothing', () => {
    const { keys, heard } = listenTo();
    press('F9', 500);
    for (const digit of CODE) press(digit, 10);
    press('F4', 10);
    press('Enter', 10);
    press('F9', 10);
    pass(500);
    expect(keys).toEqual([]);
    expect(heard.at(-1)).toBe(`scan ${CODE}`);
  });

  test('a field hands Escape on, but a search that holds words is emptied first and a counted number stays', () => {
    const { keys } = listenTo();
    const note = new Input();
    note.value = '王先生';
    const search = new Input();
    search.type = 'search';
    search.value = 'sofa';
    const counted = new Input();
    counted.inputMode = 'decimal';
    counted.value = '12';
    const escapes = [note, search, counted].map((field) => {
      const before = keys.length;
      press('Escape', 500, field);
      pass(200);
      return keys.length - before;
    });
    expect(escapes).toEqual([1, 0, 0]);
    search.value = '';
    press('Escape', 500, search);
    pass(200);
    expect(keys).toEqual(['Escape', 'Escape']);
  });

  test('under a dialog they are nobody s', () => {
    const { keys } = listenTo();
    modal = true;
    press('F9', 500);
    press('Escape', 500);
    pass(200);
    expect(keys).toEqual([]);
  });

  test('another key was chosen for it: the usual one is nothing any more', () => {
    void changePreferences({ keys: { pay: 'F8' } });
    const { keys } = listenTo();
    press('F8', 500);
    pass(200);
    expect(press('F9', 500)).toBe(true);
    pass(200);
    expect(keys).toEqual(['F9']);
    void changePreferences({ keys: {} });
  });

  test('? asks for the list of keys, but not in a field, nor out of a code', () => {
    const { keys, heard } = listenTo();
    press('?', 500, new Input());
    pass(3_000);
    for (const sign of `?${CODE}?`) press(sign, 10);
    press('Enter', 10);
    pass(500);
    expect(keys).toEqual([]);
    expect(heard.at(-1)).toBe(`scan ?${CODE}?`);
    press('?', 500);
    pass(200);
    expect(keys).toEqual(['?']);
  });

  test('F8 is left alone', () => {
    const { keys } = listenTo();
    expect(press('F8', 500)).toBe(true);
    pass(200);
    expect(keys).toEqual([]);
  });
});
