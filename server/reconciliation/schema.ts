import { z } from 'zod';
import { id, ofStores, requiredText, storeCommand } from '@/server/platform/schema';

/** As the database's enum; what agrees is counted, not kept. */
export const DISCREPANCY_CLASSES = [
  'TIMING',
  'MISSING_THERE',
  'MISSING_HERE',
  'WRONG_CODE',
  'DIFFERENCE',
] as const;

export const DISCREPANCY_STATES = ['OPEN', 'EXPLAINED', 'CLOSED'] as const;

/** What the other program is called, as a person types it. */
export const sourceName = z.string().trim().min(1).max(60);
export const theirCode = z.string().min(1).max(64);

/** Their code is this product of ours, from the next run on. */
export const matchCodeInput = storeCommand.extend({ source: sourceName, theirCode, productId: id });

/** Their code is looked up anew from the next run on. */
export const forgetMatchInput = storeCommand.extend({ source: sourceName, theirCode });

const ofDiscrepancy = storeCommand.extend({ discrepancyId: id });
export const explainDiscrepancyInput = ofDiscrepancy.extend({ note: requiredText });
export const closeDiscrepancyInput = ofDiscrepancy.extend({ reason: requiredText });
/** A saved run is taken back; its findings stay. */
export const voidReconciliationInput = storeCommand.extend({ reconciliationId: id, reason: requiredText });
export const assignDiscrepancyInput = ofDiscrepancy.extend({ ownerId: id });

const cursor = z.number().int().min(1).optional();
export const listRunsInput = ofStores.extend({ source: sourceName.optional() });
export const listMatchesInput = z.object({
  storeId: id,
  source: sourceName.optional(),
  /** `[source, code]` of the last of the page before, as JSON. */
  after: z
    .string()
    .max(200)
    .refine((text) => {
      try {
        return Array.isArray(JSON.parse(text));
      } catch {
        return false;
      }
    })
    .optional(),
});
export const oneRunInput = z.object({ storeId: id, reconciliationId: id });

/** Narrowing by class, state, zone (null: none) and person (null: nobody). */
const narrowing = {
  class: z.enum(DISCREPANCY_CLASSES).optional(),
  state: z.enum(DISCREPANCY_STATES).optional(),
  zoneId: id.nullable().optional(),
  ownerId: id.nullable().optional(),
};
export const runLinesInput = oneRunInput.extend({ ...narrowing, after: cursor });
export const openDiscrepanciesInput = ofStores.extend({ ...narrowing, source: sourceName.optional() });

export type Narrowing = Pick<z.output<typeof runLinesInput>, 'class' | 'state' | 'zoneId' | 'ownerId'>;
