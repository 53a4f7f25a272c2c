import type { CUSTOMER_SOURCES } from '@/server/customers/schema';

/** A number or address in the form: a known one by its id, which shows masked and stays as it is. */
export interface DraftRow {
  key: string;
  id: string | null;
  text: string;
  label: string;
}

export interface CustomerDraft {
  name: string;
  source: (typeof CUSTOMER_SOURCES)[number];
  numbers: DraftRow[];
  addresses: DraftRow[];
  /** Words with blanks or commas between. */
  tags: string;
  birthday: string;
  invoiceTitle: string;
  taxNumber: string;
  note: string;
}

export function emptyDraft(number = ''): CustomerDraft {
  return {
    name: '',
    source: 'WALK_IN',
    numbers: [{ key: 'first', id: null, text: number, label: '' }],
    addresses: [],
    tags: '',
    birthday: '',
    invoiceTitle: '',
    taxNumber: '',
    note: '',
  };
}

/** What the form has as a command wants it; rows left empty are none. */
export function readDraft(draft: CustomerDraft) {
  const typed = (rows: readonly DraftRow[]) =>
    rows.filter(({ id, text }) => id !== null || text.trim() !== '');
  const { birthday, invoiceTitle, taxNumber, note } = draft;
  return {
    name: draft.name,
    source: draft.source,
    numbers: typed(draft.numbers).map(
      ({ id, text, label }): { id: string } | { number: string; label: string } =>
        id ? { id } : { number: text, label },
    ),
    addresses: typed(draft.addresses).map(
      ({ id, text, label }): { id: string } | { address: string; label: string } =>
        id ? { id } : { address: text, label },
    ),
    tags: draft.tags
      .split(/[\s,;\u3001\uff0c\uff1b]+/u)
      .map((tag) => tag.slice(0, 30))
      .filter(Boolean),
    ...(birthday ? { birthday } : {}),
    ...(invoiceTitle.trim() ? { invoiceTitle } : {}),
    ...(taxNumber.trim() ? { taxNumber } : {}),
    ...(note.trim() ? { note } : {}),
  };
}
