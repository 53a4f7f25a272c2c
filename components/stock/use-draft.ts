'use client';

import { useEffect, useRef, useState } from 'react';
import { forget, keep, readKept } from '@/client/kept-json';
import { newId } from '@/client/new-id';

/** A request that went out: the same content goes out under the same id, also after a reload. */
interface Sent {
  content: string;
  requestId: string;
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
    if (!kept) return;
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
