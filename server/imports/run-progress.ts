import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { ImportResult } from './import-request';

/** What a run wrote so far, in whatever attempts: counted in the transactions that wrote it. */
export const writtenSoFar = z.object({
  created: z.number().default(0),
  /** Opening stock posted, products by store code. */
  posted: z.record(z.string(), z.number()).default({}),
});
export type WrittenSoFar = z.output<typeof writtenSoFar>;

/** Why a run ended without having written everything. */
export const runFailure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type RunFailure = z.output<typeof runFailure>;

/** A value as a JSON column takes it. */
export function plainJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** What the column holds that `plainJson` of a result filled. */
export function storedResult(stored: unknown): ImportResult {
  return stored as ImportResult;
}
