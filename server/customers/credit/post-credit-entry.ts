import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, jsonRows, oneStatement, type Piece } from '@/server/platform/sql';
import { type PointPosting, pointEntriesPiece } from '../points/post-point-entry';
import type { CreditAccountName, CreditKind } from './credit-rules';

/** One change of what a customer owes or has. */
export interface CreditPosting {
  id: string;
  /** The row that goes on. */
  customerId: string;
  account: CreditAccountName;
  kind: CreditKind;
  /** Signed fen. */
  amountFen: number;
  documentKind: 'TICKET' | 'REPAYMENT' | 'ACT';
  documentId: string;
  /** By when it is to be paid, of what raises what they owe. */
  dueDay: Day | null;
  reason?: string;
  personId: string;
  businessDay: PostingDay;
  occurredAt: Date;
  reversesId?: string;
  /** Of what a ticket does to stored value: what there is of it after it, with its bonus. */
  storedLeftFen?: number;
}

/** Where an entry stands, for what pays it or is paid by it. */
export interface EntryPlace {
  entryId: string;
  storeId: string;
  /** The business day it was booked on. */
  day: Day;
}

/** Part of one entry against part of another; below zero, taken back. */
export interface CreditMatching {
  paying: EntryPlace;
  owed: EntryPlace;
  amountFen: number;
  personId: string;
  businessDay: PostingDay;
  occurredAt: Date;
}

const ENTRY_COLUMNS = [
  'store_id',
  'id',
  'customer_id',
  'account',
  'kind',
  'amount_fen',
  'document_kind',
  'document_id',
  'due_day',
  'reason',
  'person_id',
  'business_day',
  'occurred_at',
  'reverses_id',
  'stored_left_fen',
] as const;

const OPEN_COLUMNS = [
  'entry_id',
  'store_id',
  'customer_id',
  'side',
  'amount_fen',
  'left_fen',
  'due_day',
  'business_day',
] as const;

const MATCH_COLUMNS = [
  'store_id',
  'id',
  'paying_store_id',
  'paying_entry_id',
  'owed_store_id',
  'owed_entry_id',
  'amount_fen',
  'effective_day',
  'person_id',
  'business_day',
  'occurred_at',
] as const;

/**
 * THE writer of the credit ledger, as pieces of one statement: entries, what is left of each, matches and balances, and with them the entries
 * of points, whose balance stands in the same row: a statement changes a row once. The accounts must be locked in the same transaction (`lockAccounts`, or the piece a sale locks them by), and nothing but it writes any of these rows.
 */
export function creditPieces(
  storeId: string,
  postings: readonly CreditPosting[],
  matches: readonly CreditMatching[] = [],
  points: readonly PointPosting[] = [],
): Record<string, Piece> {
  const matched = new Map<string, number>();
  const add = (id: string, fen: number) => matched.set(id, (matched.get(id) ?? 0) + fen);
  for (const { paying, owed, amountFen } of matches) {
    add(paying.entryId, amountFen);
    add(owed.entryId, amountFen);
  }
  const fresh = new Set(postings.map(({ id }) => id));
  const lefts = [...matched]
    .filter(([id, fen]) => !fresh.has(id) && fen !== 0)
    .map(([entry_id, matched_fen]) => ({ entry_id, matched_fen }));
  return {
    credit_entries: insertRows(
      'credit_entry',
      ENTRY_COLUMNS,
      postings.map((one) => entryRow(storeId, one)),
    ),
    credit_open: insertRows(
      'credit_open',
      OPEN_COLUMNS,
      postings
        .filter(({ account }) => account === 'RECEIVABLE')
        .map((one) => openRow(storeId, one, matched.get(one.id) ?? 0)),
    ),
    credit_matches: insertRows(
      'credit_match',
      MATCH_COLUMNS,
      matches.map((one) => matchRow(storeId, one)),
    ),
    credit_lefts:
      lefts.length === 0
        ? null
        : Prisma.sql`UPDATE credit_open o SET left_fen = o.left_fen - r.matched_fen
      FROM ${jsonRows('r', lefts, 'entry_id uuid, matched_fen bigint')}
      WHERE o.entry_id = r.entry_id AND o.entry_id = ANY(${lefts.map((row) => row.entry_id)}::uuid[]) RETURNING 1`,
    point_entries: pointEntriesPiece(storeId, points),
    credit_accounts: accountsPiece(postings, points),
  };
}

/** The same by itself. */
export async function postCreditEntries(
  tx: Tx,
  storeId: string,
  postings: readonly CreditPosting[],
  matches: readonly CreditMatching[] = [],
  points: readonly PointPosting[] = [],
): Promise<void> {
  await tx.$queryRaw(oneStatement('credit-post', creditPieces(storeId, postings, matches, points)));
}

/** Columns that hold each account's balance. */
const BALANCES = {
  RECEIVABLE: 'receivable',
  STORE_CREDIT: 'store_credit',
  STORED_VALUE: 'stored_value',
  STORED_BONUS: 'stored_bonus',
} as const satisfies Record<CreditAccountName, string>;

type AccountChange = { customer_id: string; points: number } & Record<
  (typeof BALANCES)[CreditAccountName],
  number
>;

function accountsPiece(postings: readonly CreditPosting[], points: readonly PointPosting[]): Piece {
  const changes = new Map<string, AccountChange>();
  const changeOf = (customerId: string): AccountChange => {
    const change = changes.get(customerId) ?? {
      customer_id: customerId,
      receivable: 0,
      store_credit: 0,
      stored_value: 0,
      stored_bonus: 0,
      points: 0,
    };
    changes.set(customerId, change);
    return change;
  };
  for (const { customerId, account, amountFen } of postings)
    changeOf(customerId)[BALANCES[account]] += amountFen;
  for (const { customerId, points: whole } of points) changeOf(customerId).points += whole;
  if (changes.size === 0) return null;
  return Prisma.sql`UPDATE credit_account a SET receivable_fen = a.receivable_fen + r.receivable,
      store_credit_fen = a.store_credit_fen + r.store_credit, stored_value_fen = a.stored_value_fen + r.stored_value,
      stored_bonus_fen = a.stored_bonus_fen + r.stored_bonus, points = a.points + r.points
    FROM ${jsonRows('r', [...changes.values()], 'customer_id uuid, receivable bigint, store_credit bigint, stored_value bigint, stored_bonus bigint, points bigint')}
    WHERE a.customer_id = r.customer_id AND a.customer_id = ANY(${[...changes.keys()]}::uuid[]) RETURNING 1`;
}

function entryRow(storeId: string, posting: CreditPosting) {
  return {
    store_id: storeId,
    id: posting.id,
    customer_id: posting.customerId,
    account: posting.account,
    kind: posting.kind,
    amount_fen: posting.amountFen,
    document_kind: posting.documentKind,
    document_id: posting.documentId,
    due_day: posting.dueDay,
    reason: posting.reason ?? '',
    person_id: posting.personId,
    business_day: dayOf(posting.businessDay, storeId),
    occurred_at: posting.occurredAt.toISOString(),
    reverses_id: posting.reversesId ?? null,
    stored_left_fen: posting.storedLeftFen ?? null,
  };
}

function openRow(storeId: string, posting: CreditPosting, matchedFen: number) {
  const amountFen = Math.abs(posting.amountFen);
  return {
    entry_id: posting.id,
    store_id: storeId,
    customer_id: posting.customerId,
    side: posting.amountFen > 0 ? 'OWED' : 'PAID',
    amount_fen: amountFen,
    left_fen: amountFen - matchedFen,
    due_day: posting.dueDay,
    business_day: dayOf(posting.businessDay, storeId),
  };
}

function matchRow(storeId: string, match: CreditMatching) {
  const day = dayOf(match.businessDay, storeId);
  const [effectiveDay = day] = [match.paying.day, match.owed.day, day].toSorted().toReversed();
  return {
    store_id: storeId,
    id: newId(),
    paying_store_id: match.paying.storeId,
    paying_entry_id: match.paying.entryId,
    owed_store_id: match.owed.storeId,
    owed_entry_id: match.owed.entryId,
    amount_fen: match.amountFen,
    effective_day: effectiveDay,
    person_id: match.personId,
    business_day: day,
    occurred_at: match.occurredAt.toISOString(),
  };
}
