import { addDays } from '@/lib/business-day';
import type { Bench } from './bench';
import { measureComplaints } from './complaints';
import { measureDueTimes } from './due-times';
import { growCredit } from './grow-credit';
import { growCustomers } from './grow-customers';
import { call } from './http';
import { measure } from './measure';
import { measureMyDay } from './my-day';

const CUSTOMERS = 1_000_000;
const ACCOUNTS = 100_000;

/** Numbers of a kind that are asked for: a person may ask for forty in ten minutes, which is another figure. */
const NUMBERS = 10;

/** What people type; somebody of the million is found by each. */
const TERMS = [
  ['first digits', oneOf(() => `13900${digits(2)}`)],
  ['last digits', oneOf(() => digits(4))],
  ['whole number', oneOf(() => `139${String(Math.floor(Math.random() * CUSTOMERS)).padStart(8, '0')}`)],
  ['name', () => `${pick('王李张刘陈')}${pick('伟芳娜敏静')}`],
  ['given name', () => `${pick('伟芳娜敏静')}${pick('伟芳娜敏静')}`],
  [
    'pinyin',
    () => `${pick(['wang', 'li', 'zhang', 'liu', 'chen'])}${pick(['wei', 'fang', 'na', 'min', 'jing'])}`,
  ],
  ['initials', () => `${pick('wlzc')}${pick('wfnmj')}`],
] as const;

/** Finding a customer among a million, by each of what people type. */
export async function measureCustomers(bench: Bench): Promise<void> {
  const { base, owner, shop } = bench;
  await growCustomers(owner, shop, CUSTOMERS);
  for (const [name, term] of TERMS) {
    await measure(`customer.find ${name}`, { c: 1, n: 500, warm: 50, rows: CUSTOMERS }, async () => {
      const wanted = term();
      const found = (await call(base, 'query', 'customers.find', { term: wanted }, shop.officeCookie)) as {
        customers: unknown[];
      };
      if (found.customers.length === 0) throw new Error(`nobody found for ${wanted}`);
    });
  }
  await measureDueTimes();
  await measureComplaints(bench);
  await measureMyDay(bench);
  await measureAgeing({ base, owner, shop } as Bench);
}

/** Who owes how long, today and on a day half a year ago, over a hundred thousand accounts. */
async function measureAgeing({ base, owner, shop }: Bench): Promise<void> {
  await growCredit(owner, shop, ACCOUNTS);
  for (const [name, day] of [
    ['credit.ageing', shop.day],
    ['credit.ageing half a year ago', addDays(shop.day, -180)],
  ] as const)
    await measure(name, { c: 1, n: 20, warm: 2, rows: ACCOUNTS }, async () => {
      const asked = { storeIds: [shop.storeId], day };
      const { customers } = (await call(base, 'query', 'credit.ageing', asked, shop.officeCookie)) as {
        customers: number;
      };
      if (customers < ACCOUNTS / 2) throw new Error(`only ${customers} accounts were looked at`);
    });
}

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');
}

function oneOf(make: () => string): () => string {
  const made = Array.from({ length: NUMBERS }, make);
  return () => pick(made);
}

function pick(of: string | readonly string[]): string {
  return of[Math.floor(Math.random() * of.length)] ?? '';
}
