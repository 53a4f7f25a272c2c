import { TENDER_RULES, type TenderRule } from './tender-rules';

export type TenderKindName = (typeof TENDER_RULES)[number]['kind'];

const rules: ReadonlyMap<string, TenderRule> = new Map(TENDER_RULES.map((rule) => [rule.kind, rule]));

/** Kinds of payment, in the order of the counter. */
export const TENDER_KINDS = TENDER_RULES.map(({ kind }) => kind) as [TenderKindName, ...TenderKindName[]];

/** Those whose money lies in the drawer, and those that leave slips. */
export const DRAWER_KINDS: readonly TenderKindName[] = TENDER_KINDS.filter((kind) => ruleOf(kind).inDrawer);
export const SLIP_KINDS: readonly TenderKindName[] = TENDER_KINDS.filter((kind) => ruleOf(kind).leavesSlips);

/** Those that something owed is paid with. */
export const MONEY_KINDS: readonly TenderKindName[] = TENDER_KINDS.filter((kind) => ruleOf(kind).isMoney);

/** Is it only counted with a drawer? A transfer alone stands in the bank's statement without one. */
export function needsDrawer(kind: string): boolean {
  return kind !== 'TRANSFER';
}

/** Those that change comes out of. */
export const CHANGE_KINDS: readonly TenderKindName[] = TENDER_KINDS.filter(
  (kind) => ruleOf(kind).givesChange,
);

/** Whose record a kind is; one that is in the books alone does nothing of its own. */
export function ruleOf(kind: string): TenderRule {
  return rules.get(kind) ?? NOTHING_OF_ITS_OWN;
}

const NOTHING_OF_ITS_OWN: TenderRule = {
  kind: '',
  inDrawer: false,
  givesChange: false,
  rounds: false,
  leavesSlips: false,
  isMoney: false,
  needsCustomer: false,
  refundsAs: 'ITSELF',
  reference: null,
};

/** What a refund of such a tender is paid as. */
export function refundKind(kind: TenderKindName): TenderKindName {
  const { refundsAs } = ruleOf(kind);
  return TENDER_KINDS.find((one) => one === refundsAs) ?? kind;
}

/** Is that the number its kind asks for? */
export function isReference(kind: string, typed: string): boolean {
  const { reference } = ruleOf(kind);
  if (!reference) return true;
  return typed.length >= reference.from && typed.length <= reference.to && reference.pattern.test(typed);
}

/** What a store takes, in its own order; one that chose nothing takes everything. */
export function tendersOfStore(chosen: readonly string[]): TenderKindName[] {
  if (chosen.length === 0) return [...TENDER_KINDS];
  return chosen.flatMap((kind) => TENDER_KINDS.find((one) => one === kind) ?? []);
}

/** Whose slips a count asks for: what the store takes, and what was taken before it was switched off. */
export function slipsToCount(taken: readonly string[], used: readonly string[]): TenderKindName[] {
  return SLIP_KINDS.filter((kind) => taken.includes(kind) || used.includes(kind));
}

/** A list of kinds as SQL text, of constants only: for the books' own questions. */
export function kindsAsSql(kinds: readonly TenderKindName[]): string {
  return `(${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}
