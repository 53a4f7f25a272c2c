import { birthdayFrom } from '@/lib/birthday';
import type { Day } from '@/lib/business-day';
import { isMemberCode } from '@/lib/member-code';
import type { KeptNumber } from '@/server/customers/add-customer';
import { type CUSTOMER_SOURCES, MOST_NUMBERS, MOST_TAGS } from '@/server/customers/schema';
import { cleanCode, cleanText, hasLostDigits } from '../clean-cell';
import type { RawRow } from '../columns';
import { type NumberManner, RowReader } from '../row-reader';
import type { ColumnMap } from '../rules';
import type { RowProblem } from '../schema';
import { readPhones } from './read-phones';

type Source = (typeof CUSTOMER_SOURCES)[number];

/** A customer as the file tells of them: nothing decided yet that needs the database. Null: the file does not say. */
export interface CustomerDraft {
  row: number;
  name: string;
  numbers: KeptNumber[];
  /** A member code, or the number of a card of the program before. */
  card: string | null;
  address: string | null;
  invoiceTitle: string | null;
  taxNumber: string | null;
  source: Source | null;
  tags: string[];
  birthday: Day | null;
  note: string | null;
  receivableFen: number;
  prepaidFen: number;
  storedValueFen: number;
  storedBonusFen: number;
  points: number;
  /** The name of a member level. */
  level: string | null;
  /** The name of who serves them. */
  servedBy: string | null;
  /** As it stands in the file, for rows that only the database refuses. */
  cells: readonly string[];
}

const LONGEST = { name: 100, card: 40, contact: 30, text: 200, note: 2000, tag: 30 };

/** What sheets call where a customer came from; ours are those of server/customers/schema.ts. */
const SOURCES: Record<string, Source> = {
  ...words('WALK_IN', '到店 门店 自然到店 自然进店 进店 路过 散客 walkin store shop'),
  ...words('PHONE', '电话 来电 致电 phone call'),
  ...words('WECHAT', '微信 公众号 小程序 企业微信 微信群 wechat'),
  ...words(
    'ONLINE',
    '网络 线上 网上 网店 淘宝 天猫 京东 抖音 小红书 大众点评 美团 拼多多 online web website internet',
  ),
  ...words('REFERRAL', '转介绍 老客户介绍 老带新 介绍 朋友介绍 推荐 口碑 referral referred friend'),
  ...words('DESIGNER', '设计师 装修公司 家装公司 designer decorator'),
  ...words('EVENT', '活动 展会 展览 地推 促销活动 event fair exhibition'),
  ...words('IMPORT', '导入 import imported'),
  ...words('OTHER', '其他 其它 other others'),
};

const NOT_IN_USE = new Set(
  '0 禁用 停用 否 无效 注销 已停用 已注销 false no n off inactive disabled'.split(' '),
);

/** Reads one row; the draft is null when it has an error, or is of somebody no longer in use. */
export function readCustomer(
  raw: RawRow,
  of: { columns: ColumnMap; headings: readonly string[] },
  { manner, lastYear }: { manner: NumberManner; lastYear: number },
): { draft: CustomerDraft | null; problems: RowProblem[] } {
  const cells = new RowReader(raw, of.columns, of.headings, manner);
  if (NOT_IN_USE.has(cleanText(cells.cell('inUse')).toLowerCase())) {
    cells.problem('inUse', 'CUSTOMER_NOT_IN_USE');
    return { draft: null, problems: cells.problems };
  }
  const name = cells.text('name', LONGEST.name);
  if (name === '') cells.problem('name', 'NAME_MISSING');
  const contact = cells.text('contact', LONGEST.contact);
  const numbers = numbersOf(cells, contact === name ? '' : contact);
  const draft: CustomerDraft = {
    row: raw.row,
    name,
    numbers,
    card: cardOf(cells),
    address: cells.text('address', LONGEST.text) || null,
    invoiceTitle: cells.text('invoiceTitle', LONGEST.text) || null,
    taxNumber: taxNumberOf(cells),
    source: sourceOf(cells),
    tags: tagsOf(cells),
    birthday: birthdayOf(cells, lastYear),
    note: cells.text('note', LONGEST.note) || null,
    receivableFen: cells.price('receivable') ?? 0,
    prepaidFen: cells.price('prepaid') ?? 0,
    storedValueFen: cells.price('storedValue') ?? 0,
    storedBonusFen: cells.price('storedBonus') ?? 0,
    points: cells.points('points'),
    level: cells.text('level', LONGEST.tag) || null,
    servedBy: cells.text('servedBy', LONGEST.text) || null,
    cells: raw.cells,
  };
  if (!cells.bad && numbers.length === 0 && draft.card === null) cells.problem('name', 'NAME_ALONE');
  return { draft: cells.bad ? null : draft, problems: cells.problems };
}

/** The numbers of both columns, each once, in the order they stand in. */
function numbersOf(cells: RowReader, label: string): KeptNumber[] {
  const kept = new Map<string, KeptNumber>();
  for (const field of ['mobile', 'phone'] as const) {
    const read = readPhones(cells.cell(field));
    if (typeof read === 'string') {
      cells.problem(field, read);
      continue;
    }
    for (const number of read) if (!kept.has(number.e164)) kept.set(number.e164, { ...number, label });
    if (kept.size > MOST_NUMBERS) cells.problem(field, 'TOO_MANY_PARTS', { most: MOST_NUMBERS });
  }
  return [...kept.values()];
}

function cardOf(cells: RowReader): string | null {
  const card = cleanCode(cells.cell('card'));
  if (hasLostDigits(card)) cells.problem('card', 'CODE_LOST_DIGITS');
  else if (card.length > LONGEST.card) cells.problem('card', 'TEXT_TOO_LONG', { longest: LONGEST.card });
  return isMemberCode(card) ? card.toUpperCase() : card || null;
}

/** The customer comes in without one that is none. */
function taxNumberOf(cells: RowReader): string | null {
  const text = cleanCode(cells.cell('taxNumber')).normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (text === '' || /^[0-9A-Z]{15,20}$/.test(text)) return text || null;
  cells.problem('taxNumber', 'TAX_NUMBER_UNREADABLE');
  return null;
}

function sourceOf(cells: RowReader): Source | null {
  const text = cleanText(cells.cell('source'));
  if (text === '') return null;
  const source = SOURCES[text.toLowerCase().replace(/[\s_-]+/g, '')];
  if (!source) cells.problem('source', 'SOURCE_UNKNOWN');
  return source ?? 'OTHER';
}

function tagsOf(cells: RowReader): string[] {
  const tags = new Set(
    cleanText(cells.cell('tags'))
      .split(/[,，、;；|/]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  );
  if ([...tags].some((tag) => tag.length > LONGEST.tag))
    cells.problem('tags', 'TEXT_TOO_LONG', { longest: LONGEST.tag });
  if (tags.size > MOST_TAGS) cells.problem('tags', 'TOO_MANY_PARTS', { most: MOST_TAGS });
  return [...tags];
}

function birthdayOf(cells: RowReader, lastYear: number): Day | null {
  const text = cleanText(cells.cell('birthday'));
  if (text === '' || text === '-' || text === '无') return null;
  const birthday = birthdayFrom(text, lastYear);
  if (!birthday) cells.problem('birthday', 'BIRTHDAY_UNREADABLE');
  return birthday;
}

function words(source: Source, text: string): Record<string, Source> {
  return Object.fromEntries(text.split(' ').map((word) => [word, source]));
}
