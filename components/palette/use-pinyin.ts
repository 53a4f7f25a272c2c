'use client';

import { useEffect, useState } from 'react';

type Reading = (words: string) => string;

const unread: Reading = () => '';

/** How words are typed without Chinese, whole and by initials; nothing until the table of readings has come. */
export function usePinyin(): Reading {
  const [reading, setReading] = useState<Reading>(() => unread);
  useEffect(() => {
    let left = false;
    import('@/lib/pinyin').then(
      ({ pinyinOf }) => {
        if (left) return;
        setReading(() => (words: string) => {
          const each = words.split(/\s+/).filter(Boolean).map(pinyinOf);
          return each.map(({ full, initials }) => `${full} ${initials}`).join(' ');
        });
      },
      // Without it everything is still found by its words.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  return reading;
}
