'use client';

import { type ComponentProps, type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { isDirection, nextInDirection } from '@/client/next-in-direction';

const STOPS = 'button, a[href], [role="button"]';
/** These move within themselves. */
const OWN_KEYS = '[role="radiogroup"], [role="listbox"], [role="menu"]';

/**
 * One stop of the Tab key for all the buttons in it; the arrow keys go from one to the next as they lie on the screen, Home and End to
 * the first and last. Fields and groups of radios keep their own stops.
 * @param onLost for a list that changes by itself: where a button goes that had the focus, its neighbour has it, and without one this is
 * called
 */
export function Roving({ onLost, ...props }: ComponentProps<'div'> & { onLost?: (() => void) | undefined }) {
  const root = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const lost = useEffectEvent(() => onLost?.());
  const keepsFocus = onLost !== undefined;
  useEffect(() => {
    const pane = root.current;
    if (!pane) return;
    settle(pane);
    const watcher = new MutationObserver(() => {
      if (keepsFocus && wentAway(held.current)) {
        const stops = stopsIn(pane);
        const next = stops[Math.min(held.current?.place ?? 0, stops.length - 1)];
        held.current = null;
        if (next) next.focus({ preventScroll: true });
        else lost();
      }
      settle(pane);
    });
    watcher.observe(pane, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'aria-pressed'],
    });
    return () => {
      watcher.disconnect();
      if (keepsFocus && wentAway(held.current)) lost();
    };
  }, [keepsFocus]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hands the arrow keys on to the buttons in it.
    <div
      {...props}
      ref={root}
      onFocus={(event) => {
        const stop = stopOf(event.target);
        if (!stop || !root.current?.contains(stop)) return;
        settle(root.current, stop);
        held.current = { stop, place: stopsIn(root.current).indexOf(stop) };
      }}
      // React says nothing of a button that is taken away: then it is still held.
      onBlur={() => {
        held.current = null;
      }}
      onKeyDown={(event) => root.current && move(root.current, event)}
    />
  );
}

/** The button that has the focus, and which of them it is. */
interface Held {
  stop: HTMLElement;
  place: number;
}

function wentAway(held: Held | null): boolean {
  return held !== null && !held.stop.isConnected && document.activeElement === document.body;
}

function stopOf(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>(OWN_KEYS) ? null : target.closest<HTMLElement>(STOPS);
}

function stopsIn(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => !stop.matches(':disabled') && stop.closest(OWN_KEYS) === null,
  );
}

/** Exactly one can be reached by Tab: the one that was used last, else what is chosen, else the first. */
function settle(pane: HTMLElement, wanted?: HTMLElement): void {
  const stops = stopsIn(pane);
  const current =
    wanted ??
    stops.find((stop) => stop === document.activeElement) ??
    stops.find((stop) => stop.dataset.rovingStop === 'true') ??
    stops.find((stop) => stop.getAttribute('aria-pressed') === 'true') ??
    stops[0];
  for (const stop of stops) {
    const tabIndex = stop === current ? 0 : -1;
    if (stop.tabIndex !== tabIndex) stop.tabIndex = tabIndex;
    if (stop === current) stop.dataset.rovingStop = 'true';
    else delete stop.dataset.rovingStop;
  }
}

function move(pane: HTMLElement, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const from = stopOf(event.target as Element);
  if (!from) return;
  const stops = stopsIn(pane);
  const to = targetOf(event.key, from, stops);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function targetOf(key: string, from: HTMLElement, stops: HTMLElement[]): HTMLElement | undefined {
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  if (!isDirection(key)) return undefined;
  const others = stops.filter((stop) => stop !== from);
  const boxes = others.map((stop) => stop.getBoundingClientRect());
  const place = nextInDirection(from.getBoundingClientRect(), boxes, key);
  return place === null ? undefined : others[place];
}
