/** Which part of a ticket a refusal named: one of its lines or payments, or the ticket as a whole. */
export interface RefusedField {
  part: 'line' | 'tender' | 'ticket';
  /** Counted from 1. */
  number: number;
  name: FieldName | 'other';
}

/** What people call the parts of a ticket: `openItems.refused.fields`. */
export const FIELD_NAMES = [
  'occurredAt',
  'sessionId',
  'personId',
  'number',
  'lines',
  'tenders',
  'productId',
  'quantity',
  'listPriceFen',
  'unitPriceFen',
  'overrideReason',
  'lineDiscountFen',
  'basketDiscountFen',
  'netFen',
  'taxRateBp',
  'taxFen',
  'totalFen',
  'roundingFen',
  'changeFen',
  'kind',
  'amountFen',
  'reference',
  'note',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Why a value was not taken: `openItems.refused.reasons`. */
export type RefusedReason = 'missing' | 'tooLarge' | 'tooSmall' | 'notStorable' | 'notSuch';

const PARTS = { lines: 'line', tenders: 'tender' } as const;

/** `lines.0.quantity` as people say it. */
export function refusedField(path: string): RefusedField {
  const [first = '', index = '', ...rest] = path.split('.');
  const part = first === 'lines' || first === 'tenders' ? PARTS[first] : 'ticket';
  if (part === 'ticket' || !/^\d+$/.test(index)) return { part: 'ticket', number: 0, name: known(first) };
  return { part, number: Number(index) + 1, name: known(rest[0] ?? '') };
}

function known(name: string): RefusedField['name'] {
  return FIELD_NAMES.find((one) => one === name) ?? 'other';
}

/** The problem as a schema words it, in no language of ours, as a reason there are words for. */
export function refusedReason(problem: string): RefusedReason {
  if (problem === 'required' || problem.includes('received undefined')) return 'missing';
  if (problem === 'unstorable') return 'notStorable';
  if (problem.startsWith('Too big')) return 'tooLarge';
  return problem.startsWith('Too small') ? 'tooSmall' : 'notSuch';
}
