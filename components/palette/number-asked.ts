// Chinese because: numbers are typed with a Chinese word for their kind.
import { DOCUMENT_PREFIXES, type NumberedDocument } from '@/lib/document-number';
import type { FoundKind } from '@/server/platform/found-by-number';

/** A document's number as it was typed: whole, with its kind in words, or digits alone. */
export interface NumberAsked {
  number: number;
  kind?: FoundKind;
  storeCode?: string;
}

const KIND_OF: Record<string, FoundKind> = {
  SC: 'SHORTAGE',
  KS: 'COMPLAINT',
  CR: 'REPAYMENT',
  ...Object.fromEntries(
    Object.entries(DOCUMENT_PREFIXES).map(([kind, prefix]) => [prefix, kind as NumberedDocument]),
  ),
};

/** S01-TR-000012, TR-12, TR12. */
const WHOLE = /^(?:([A-Z]+\d+)[-\s])?([A-Z]{2})[-\s]?0*(\d{1,9})$/;
/** 调拨 12, transfer 12, 采购单12号. */
const IN_WORDS = /^([^\d]+?)\s*[#-]?\s*0*(\d{1,9})\s*号?$/;
/** Digits alone are a number of all kinds: fewer than so many would name half a store. */
const DIGITS_ALONE = /^0*(\d{1,9})$/;
const FEWEST_DIGITS = 3;

/** @param named the kinds' names in the person's language, and other words for them */
export function numberAsked(
  typed: string,
  named: readonly (readonly [FoundKind, string])[],
): NumberAsked | null {
  const text = typed.normalize('NFKC').trim().toUpperCase();
  const whole = WHOLE.exec(text);
  const kind = KIND_OF[whole?.[2] ?? ''];
  if (whole && kind) return asked(whole[3], { kind, ...(whole[1] ? { storeCode: whole[1] } : {}) });
  const words = IN_WORDS.exec(text);
  const wanted = words?.[1]?.trim() ?? '';
  const byName =
    wanted.length > 1 &&
    named.find(([, names]) =>
      names
        .toUpperCase()
        .split('|')
        .some((name) => name.startsWith(wanted)),
    );
  if (words && byName) return asked(words[2], { kind: byName[0] });
  const digits = text.length >= FEWEST_DIGITS ? DIGITS_ALONE.exec(text) : null;
  return digits ? asked(digits[1], {}) : null;
}

function asked(digits: string | undefined, rest: Omit<NumberAsked, 'number'>): NumberAsked | null {
  const number = Number(digits);
  return number > 0 ? { number, ...rest } : null;
}
