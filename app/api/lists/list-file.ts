import { z } from 'zod';
import { wordsFor } from '@/lib/i18n/words-for';
import { mayIn, requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import { longDb, type Reader } from '@/server/platform/db';
import { InvalidInput, ListTooLong } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { sheetFile } from '@/server/platform/sheet-file';
import type { Permission } from '@/server/staff/permissions';
import { storesOf as listedStores, openStores } from '@/server/stores/queries';

/** Rows read at once; the most a file has: more is for the screen's filters to narrow, not for a sheet. */
const BATCH = 500;
const MOST = 20_000;

/** The words of a noun in the person's language. */
export type Words = (noun: string) => ReturnType<typeof wordsFor>;

export interface Placed {
  storeId: string;
}

/** One column of a file. Null is an empty cell; money is fen and written in yuan. */
export interface Column<Row> {
  title: string;
  of: (row: Row, place: ListedStore) => string | number | null;
  /**
   * Added up in the last row: `whole` where every row says it (one that may not be seen leaves no sum), `given` what rows do say. Never of
   * quantities: pieces and metres are not added together.
   */
  sum?: 'whole' | 'given';
}

export interface ListedStore {
  code: string;
  name: string;
  /** `2026-11-28 14:03`, by the store's own clock. */
  stamp: (at: Date | null) => string;
}

/** How a page of the list is read for the file: by the function the screen reads it by. */
export interface Asking {
  reader: Reader;
  storeIds: string[];
  sees: (storeId: string) => boolean;
  may: (permission: Permission, storeId: string) => boolean;
  personId: string;
  now: Date;
  cursor: string | undefined;
  take: number;
}

/** A right, or several of which one is enough. */
export type ListRight = Permission | readonly Permission[];

export interface ListFile {
  permission: ListRight;
  /** Rows with their headings, and what the file is called. @throws InvalidInput, ListTooLong */
  sheet: (
    ctx: ActorContext,
    storeIds: string[],
    filters: Record<string, string>,
  ) => Promise<{ file: Buffer; name: string }>;
}

/** Yuan of fen, null where it may not be seen. */
export const yuan = (fen: number | null) => (fen === null ? null : fen / 100);

/** A list as a file: which right, which filters of the address, which rows, which columns. */
export function listFile<Filters extends z.ZodType, Row extends Placed>(of: {
  permission: ListRight;
  /** Name of the sheet and its columns, in the person's language. */
  words: (words: Words) => { title: string; columns: Column<Row>[] };
  filters: Filters;
  page: (
    asking: Asking,
    filters: z.output<Filters>,
  ) => Promise<{ rows: readonly Row[]; nextCursor: string | null }>;
}): ListFile {
  return {
    permission: of.permission,
    async sheet(ctx, storeIds, given) {
      const filters = of.filters.safeParse(given);
      if (!filters.success) {
        throw new InvalidInput({
          field: String(filters.error.issues[0]?.path[0] ?? ''),
          problem: 'unreadable',
        });
      }
      const words: Words = (noun) => wordsFor(ctx.locale, noun);
      const common = words('common');
      const { title, columns } = of.words(words);
      const places = await storesOf(storeIds);
      const body: (string | number)[][] = [];
      let cursor: string | undefined;
      do {
        const asking = {
          reader: longDb(),
          storeIds,
          sees: mayIn(ctx, 'costs.see'),
          may: ctx.may,
          personId: ctx.actor.personId,
          now: ctx.now,
          cursor,
          take: BATCH,
        };
        const { rows, nextCursor } = await of.page(asking, filters.data);
        for (const row of rows) {
          const place = places.get(row.storeId) ?? NOWHERE;
          body.push([place.code, place.name, ...columns.map((column) => column.of(row, place) ?? '')]);
        }
        if (body.length > MOST) throw new ListTooLong({ most: MOST });
        cursor = nextCursor ?? undefined;
      } while (cursor);
      const heading = [common('storeCode'), common('store'), ...columns.map((column) => column.title)];
      const [only] = places.size === 1 ? places.values() : [];
      const file = await sheetFile({
        name: title,
        about: { title, lines: aboutLines(ctx, common, [...places.values()], given) },
        headings: heading,
        rows: body,
        totals: totalsOf(columns, body, common('total')),
      });
      // A folder of them is told apart by its names.
      return { file, name: [title, only?.name, given.month].filter(Boolean).join(' ') };
    },
  };
}

/** More stores than these are counted, not named. */
const NAMED = 6;

/** Which stores, which days, made when and by whom. */
function aboutLines(
  ctx: ActorContext,
  common: ReturnType<Words>,
  places: readonly ListedStore[],
  given: Record<string, string>,
): [string, string][] {
  const names = places.map(({ name }) => name).join(common('stores.and'));
  const period = given.month ?? [given.from, given.to].filter(Boolean).join(' – ');
  const [first] = places;
  return [
    [common('store'), places.length > NAMED ? common('sheet.stores', { count: places.length }) : names],
    ...(period ? [[common('period.label'), period] as [string, string]] : []),
    [common('sheet.made'), `${first?.stamp(ctx.now) ?? ''} ${ctx.actor.name}`],
  ];
}

/** The last row: sums under their columns, or undefined where none has one. */
function totalsOf(
  columns: readonly Pick<Column<never>, 'sum'>[],
  body: readonly (readonly (string | number)[])[],
  word: string,
): (string | number)[] | undefined {
  if (body.length === 0 || !columns.some(({ sum }) => sum)) return undefined;
  return [
    word,
    '',
    ...columns.map(({ sum }, index) => {
      // Two columns say the store.
      const values = body.map((row) => row[index + 2]).filter((value) => typeof value === 'number');
      if (!sum || (sum === 'whole' && values.length < body.length)) return '';
      // In whole fen: yuan with their pieces do not add up exactly.
      return values.reduce((total, value) => total + Math.round(value * 100), 0) / 100;
    }),
  ];
}

const NOWHERE: ListedStore = { code: '', name: '', stamp: () => '' };

async function storesOf(storeIds: readonly string[]): Promise<Map<string, ListedStore>> {
  const stores = await listedStores(longDb(), storeIds);
  return new Map(
    stores.map(({ id: storeId, timeZone, ...store }) => [storeId, { ...store, stamp: stamper(timeZone) }]),
  );
}

/** Sweden writes a moment as a spreadsheet reads it. */
function stamper(timeZone: string): ListedStore['stamp'] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => (at ? format.format(at) : '');
}

const ALL = 'all';
const named = z.union([
  z.literal(ALL),
  z
    .string()
    .max(20_000)
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(500)),
]);

/**
 * Stores an address names: `all` are those where the person holds the right, as on the page; any other must be theirs.
 * @throws Forbidden, InvalidInput
 */
export async function storesAsked(
  ctx: Context,
  permission: ListRight,
  store: string | undefined,
): Promise<{ ctx: ActorContext; storeIds: string[] }> {
  const rights = [permission].flat();
  const rightIn = (storeId: string | null) => rights.find((one) => ctx.may(one, storeId)) ?? rights[0] ?? '';
  const wanted = named.safeParse(store);
  if (!wanted.success) throw new InvalidInput({ field: 'store', problem: 'required' });
  if (wanted.data !== ALL) {
    const storeIds = [...new Set(wanted.data)];
    const [allowed] = storeIds.map((storeId) => requireActor(ctx, rightIn(storeId), storeId));
    return { ctx: allowed ?? requireActor(ctx, rightIn(null), null), storeIds };
  }
  const stores = await openStores(ctx.db);
  const storeIds = stores
    .map((one) => one.id)
    .filter((storeId) => rights.some((one) => ctx.may(one, storeId)));
  const [first] = storeIds;
  return { ctx: requireActor(ctx, rightIn(first ?? null), first ?? null), storeIds };
}
