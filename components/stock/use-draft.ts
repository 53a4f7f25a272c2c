'use client';

import { useEffect, useRef, useState } from 'react';
import { forget, keep, keptText, readKept } from '@/client/kept-json';
import { newId } from '@/client/new-id';

/** A request that went out: the same content goes out under the same id, also after a reload. */
interface Sent {
  content: string;
  requestId: string;
}

const asideKey = (key: string) => `${key}-aside`;

/** Takes a draft that cannot be shown out of the way; what it said stays on this phone. */
export function setDraftAside(key: string): void {
  const text = keptText(key);
  if (text === null) return;
  keep(asideKey(key), text);
  forget(key);
}

/** What a draft said that was set aside; null: none was. */
export function draftAside(key: string): string | null {
  return readKept(asideKey(key), (value): value is string => typeof value === 'string');
}

export function dropDraftAside(key: string): void {
  forget(asideKey(key));
}

/**
 * What a person is writing, kept on this phone until it is booked: a reload loses nothing, and a lost answer books once.
 * @param key of the form, store and person
 */
export function useDraft<T extends object>(key: string, empty: T, isRight: (value: object) => value is T) {
  const [draft, setDraft] = useState<T>(empty);
  const latest = useRef<T & { sent?: Sent }>(empty);
  const check = useRef(isRight);

  useEffect(() => {
    const kept = readKept(key, (value): value is T => isObject(value) && check.current(value));
    if (!kept) {
      if (keptText(key) !== null) setDraftAside(key);
      return;
    }
    latest.current = kept;
    setDraft(kept);
  }, [key]);

  function change(part: Partial<T>): void {
    latest.current = { ...latest.current, ...part };
    keep(key, latest.current);
    setDraft(latest.current);
  }

  /** The id to send this content under. */
  function requestIdOf(content: object): string {
    const text = JSON.stringify(content);
    const { sent } = latest.current;
    if (sent?.content === text) return sent.requestId;
    const requestId = newId();
    latest.current = { ...latest.current, sent: { content: text, requestId } };
    keep(key, latest.current);
    return requestId;
  }

  function drop(): void {
    forget(key);
    latest.current = empty;
    setDraft(empty);
  }

  return { draft, change, requestIdOf, drop };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
