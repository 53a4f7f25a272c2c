import { pinyin } from 'pinyin-pro';

/** A name as people type it on a keyboard without Chinese: 'bingxiang' and 'bx' for 冰箱. */
export interface NamePinyin {
  /** Every syllable without tone, run together, letters and digits of the name kept in place. */
  full: string;
  /** The first letter of every syllable; letters and digits of the name kept in place. */
  initials: string;
}

/**
 * Pinyin of a name, lower case, ü as v (what a keyboard types), blanks and punctuation left out. Polyphones are read by
 * word, with the longest words first: 重庆 is chongqing, 音乐 yinyue, 长沙发 changshafa.
 */
export function pinyinOf(name: string): NamePinyin {
  const text = name.normalize('NFKC').toLowerCase();
  const parts = pinyin(text, {
    type: 'array',
    toneType: 'none',
    toneSandhi: false,
    v: true,
    nonZh: 'consecutive',
    segmentit: 2,
  });
  let full = '';
  let initials = '';
  for (const part of parts) {
    const word = part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    full += word;
    // A run that was Latin in the name stays whole: 'tcl电视' is found by 'tclds'.
    initials += text.includes(word) ? word : word.slice(0, 1);
  }
  return { full, initials };
}
