import { z } from 'zod';
import type { Paper } from '@/lib/printing/paper';
import { id, storeCommand } from '@/server/platform/schema';
import { PRINT_ROUTES } from './printing-rules';

const words = z.string().max(2_000);
const code = z.string().min(1).max(300);

/** Twice as much as a ticket of the most lines. */
const MOST_BLOCKS = 2_500;

const paper = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('title'),
        text: words,
        look: z.enum(['name', 'plain', 'strong', 'boxed', 'mark']),
      }),
      z.object({ kind: z.literal('text'), text: words, look: z.enum(['apart', 'small']) }),
      z.object({ kind: z.literal('pair'), name: words, value: words, look: z.enum(['plain', 'total']) }),
      z.object({ kind: z.literal('rule') }),
      z.object({ kind: z.literal('signature'), text: words }),
      z.object({ kind: z.literal('barcode'), code, caption: words }),
      z.object({ kind: z.literal('qr'), code, caption: words }),
    ]),
  )
  .min(1)
  .max(MOST_BLOCKS) satisfies z.ZodType<Paper>;

/** A receipt, whose id is the requestId. */
export const printInput = storeCommand.extend({ paper, kick: z.boolean() });
export const rehearseInput = storeCommand.extend({ paper });
export const cancelPrintInput = storeCommand.extend({ jobId: id });
export const printJobInput = z.object({ storeId: id, jobId: id });
export const setPrinterInput = storeCommand.extend({
  route: z.enum(PRINT_ROUTES),
  name: z.string().trim().max(40),
});

/** 32 random bytes as an address writes them. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Made by the browser, so that no answer that is kept for a repeated request holds it. */
export const makePrintTokenInput = storeCommand.extend({ secret });

/** What an agent says of the papers it had. */
export const agentSays = z.object({
  /** Written, each once and for all. */
  written: z.array(id).max(100).default([]),
  /** The one its printer did not take. */
  failed: id.nullable().default(null),
});

/** What an agent shows: its store and the secret. */
export function tokenParts(token: string): { storeId: string; secret: string } | null {
  const [store, rest, ...more] = token.split('.');
  const parsed = { store: id.safeParse(store), secret: secret.safeParse(rest) };
  if (more.length > 0 || !parsed.store.success || !parsed.secret.success) return null;
  return { storeId: parsed.store.data, secret: parsed.secret.data };
}
