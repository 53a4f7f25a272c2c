import { z } from 'zod';
import { MAX_FEN } from '@/lib/money';

/** Any id: UUID of whatever version, lower case. */
export const id = z.uuid().toLowerCase();

/** Stores a list is over, each once. */
export const storeIds = z
  .array(id)
  .min(1)
  .max(500)
  .transform((ids) => [...new Set(ids)]);

/** Where a page of a list over stores begins: what the page before said. */
export const listCursor = z.string().max(160).optional();

/** Base of every list over stores. */
export const ofStores = z.object({ storeIds, cursor: listCursor });

/** What every write begins with. */
export const requestId = id;

/** Whole fen, zero or more, of a sane size. */
export const fen = z.number().int().min(0).max(MAX_FEN);
/** Whole fen of either sign. */
export const signedFen = z.number().int().min(-MAX_FEN).max(MAX_FEN);

/** Quantity text, up to 7 digits and 3 places, above zero. */
export const quantity = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,3})?$/)
  .refine((text) => Number(text) > 0);
/** Quantity text, zero or more. */
export const quantityOrZero = z.string().regex(/^\d{1,7}(\.\d{1,3})?$/);
/** Quantity text of either sign, not zero. */
export const signedQuantity = z
  .string()
  .regex(/^-?\d{1,7}(\.\d{1,3})?$/)
  .refine((text) => Number(text) !== 0);

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2199-12-31';

/** A store's business day, 'YYYY-MM-DD', a day that exists and that a shop may mean: the calendar has ends. */
export const day = z.iso.date().refine((text) => text >= FIRST_DAY && text <= LAST_DAY, 'range');

/** A moment of the same years: beyond them the database and the browser no longer agree what it is. */
export const moment = z.date().min(new Date(FIRST_DAY)).max(new Date(LAST_DAY));

/** A month, 'YYYY-MM', of the same years. */
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((text) => text >= FIRST_DAY.slice(0, 7) && text <= LAST_DAY.slice(0, 7), 'range');

/** One line a person typed. */
export const shortText = z.string().trim().max(200);
export const requiredText = z.string().trim().min(1).max(200);
/** A note of several lines. */
export const longText = z.string().trim().max(2000);

const KEPT_BYTES = 200_000;
/** An object kept as the browser made it, of a sane size. */
export const keptObject = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= KEPT_BYTES, 'tooLong')
  .meta({ maxBytes: KEPT_BYTES });

/** Base of every store command's input. */
export const storeCommand = z.object({ requestId, storeId: id });
/** Base of every company command's input. */
export const companyCommand = z.object({ requestId });
