'use client';

import { useRef } from 'react';
import { newId } from '@/client/new-id';

/**
 * The id a command goes out under: the same content sent again after a lost answer has the same id, so it has one effect.
 * `done()` when it was answered: the same act later is another one.
 */
export function useRequestId(): { of: (content: unknown) => string; done: () => void } {
  const request = useRef({ content: '', requestId: '' });
  return {
    of(content) {
      const text = JSON.stringify(content);
      if (request.current.content !== text) request.current = { content: text, requestId: newId() };
      return request.current.requestId;
    },
    done() {
      request.current = { content: '', requestId: '' };
    },
  };
}
