'use client';

import { useRef, useState } from 'react';

export interface Entry {
  text: string;
  /** As it is now, also between two keys that came before React drew the first. */
  read: () => string;
  set: (text: string) => void;
}

/** What is being typed on a pad. Several keys of one moment each see the one before. */
export function useEntry(): Entry {
  const [text, setText] = useState('');
  const latest = useRef('');
  return {
    text,
    read: () => latest.current,
    set: (next) => {
      latest.current = next;
      setText(next);
    },
  };
}
