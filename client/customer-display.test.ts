import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type DisplayChannel,
  DisplayFeed,
  type DisplayMessage,
  type DisplayState,
  followCounter,
  type HeardState,
} from './customer-display';

/** The channel of one browser: everybody hears everybody else. */
class Browser {
  private readonly ends = new Map<object, (message: DisplayMessage) => void>();
  said: DisplayMessage[] = [];

  channel(): DisplayChannel {
    const own = {};
    return {
      post: (message) => {
        this.said.push(message);
        for (const [end, hear] of [...this.ends]) if (end !== own) hear(message);
      },
      hear: (listener) => void this.ends.set(own, listener),
      close: () => void this.ends.delete(own),
    };
  }
}

const of = (store: string): DisplayState => ({
  store,
  locale: 'zh-CN',
  practice: false,
  member: null,
  shown: { kind: 'welcome' },
});

let browser: Browser;
let frames: (() => void)[];
const now = () => Date.now();
const paint = () => {
  const due = frames;
  frames = [];
  for (const work of due) work();
};
const counter = (name: string) => new DisplayFeed(name, browser.channel(), (work) => frames.push(work), now);
const shownBy = (message: DisplayMessage) => message.to === 'display' && message.kind === 'shown';

beforeEach(() => {
  vi.useFakeTimers();
  browser = new Browser();
  frames = [];
});
afterEach(() => void vi.useRealTimers());

test('while no display is there nothing is put together', () => {
  const make = vi.fn(() => of('一店'));
  const feed = counter('a');
  for (let scan = 0; scan < 50; scan += 1) feed.show(make);
  paint();
  expect(make).not.toHaveBeenCalled();
});

test('once a frame at most, the latest, and only what changed', () => {
  const heard: (HeardState | null)[] = [];
  const feed = counter('a');
  feed.show(() => of('一店'));
  const stop = followCounter(browser.channel(), (state) => heard.push(state), now);
  paint();
  expect(heard.at(-1)?.state.store).toBe('一店');
  browser.said = [];
  const make = vi.fn(() => of('二店'));
  for (let scan = 0; scan < 50; scan += 1) feed.show(make);
  expect(make).not.toHaveBeenCalled();
  paint();
  expect(make).toHaveBeenCalledTimes(1);
  feed.show(() => of('二店'));
  paint();
  expect(browser.said.filter(shownBy)).toHaveLength(1);
  expect(heard.at(-1)?.state.store).toBe('二店');
  stop();
});

test('a counter that says goodbye, and one that dies, is not shown any more', () => {
  const heard: (HeardState | null)[] = [];
  const feed = counter('a');
  feed.show(() => of('一店'));
  const stop = followCounter(browser.channel(), (state) => heard.push(state), now);
  paint();
  vi.advanceTimersByTime(60_000);
  expect(heard.at(-1)?.state.store).toBe('一店');
  feed.end();
  expect(heard.at(-1)).toBeNull();
  // Of the next one nothing but its silence is heard.
  const dying = browser.channel();
  dying.post({ to: 'display', kind: 'shown', from: 'b', seq: 1, build: '', isNews: true, state: of('二店') });
  expect(heard.at(-1)?.state.store).toBe('二店');
  vi.advanceTimersByTime(8_000);
  expect(heard.at(-1)).toBeNull();
  stop();
});

test('of two windows the one where something happens is shown; when it goes, the other', () => {
  const heard: (HeardState | null)[] = [];
  const [first, second] = [counter('a'), counter('b')];
  first.show(() => of('第一个'));
  second.show(() => of('第二个'));
  const stop = followCounter(browser.channel(), (state) => heard.push(state), now);
  paint();
  expect(heard.at(-1)?.state.store).toBe('第一个');
  second.show(() => of('第二个，扫了一件'));
  paint();
  expect(heard.at(-1)?.state.store).toBe('第二个，扫了一件');
  vi.advanceTimersByTime(10_000);
  expect(heard.at(-1)?.state.store).toBe('第二个，扫了一件');
  second.end();
  expect(heard.at(-1)?.state.store).toBe('第一个');
  stop();
});

test('a counter that was reloaded is heard at once', () => {
  const heard: (HeardState | null)[] = [];
  const stop = followCounter(browser.channel(), (state) => heard.push(state), now);
  const feed = counter('a');
  feed.show(() => of('一店'));
  paint();
  expect(heard.at(-1)?.state.store).toBe('一店');
  stop();
});

test('a display that was closed costs nothing after a while', () => {
  const feed = counter('a');
  feed.show(() => of('一店'));
  const stop = followCounter(browser.channel(), () => undefined, now);
  paint();
  stop();
  vi.advanceTimersByTime(10_000);
  const make = vi.fn(() => of('二店'));
  feed.show(make);
  paint();
  expect(make).not.toHaveBeenCalled();
});
