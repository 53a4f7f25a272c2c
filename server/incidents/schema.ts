import { z } from 'zod';
import {
  day,
  fen,
  id,
  longText,
  moment,
  ofStores,
  quantity,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';
import { DECISIONS, KINDS, STATES } from './incident-rules';

export const MOST_PHOTOS = 9;
export const MOST_GOODS = 50;
export const MOST_PEOPLE = 20;
const said = longText.min(1);

/** An incident, whose id is the requestId. */
export const reportIncidentInput = storeCommand.extend({
  kind: z.enum(KINDS),
  /** Left out: now. */
  happenedAt: moment.optional(),
  place: shortText.default(''),
  zoneId: id.optional(),
  words: said,
  /** Of a quarrel. */
  customerId: id.optional(),
  authority: z.boolean().default(false),
  cashFen: fen.default(0),
  goods: z
    .array(z.object({ productId: id, zoneId: id.optional(), quantity }))
    .max(MOST_GOODS)
    .default([]),
  people: z
    .array(z.union([z.object({ personId: id }), z.object({ name: z.string().trim().min(1).max(100) })]))
    .max(MOST_PEOPLE)
    .default([]),
  photoIds: z.array(id).max(MOST_PHOTOS).default([]),
  /** Of an injury: read by few, every look noted. */
  injuryNote: longText.default(''),
});

const ofIncident = storeCommand.extend({
  incidentId: id,
  /** As the screen saw it; left out where nothing depends on it. */
  version: z.number().int().positive().optional(),
});

export const noteInput = ofIncident.extend({ text: said });
export const addPhotoInput = ofIncident.extend({ attachmentId: id });
export const closeInput = ofIncident.extend({ text: said });
export const reopenInput = ofIncident.extend({ text: said });
export const injuryNoteInput = ofIncident.extend({ text: said });
export const lookInput = ofIncident.omit({ version: true });

export const decideInput = ofIncident.extend({
  kind: z.enum(DECISIONS),
  /** SHORTAGE: the product; COUNT: the zone; QUARREL: who of the staff. */
  subjectId: id.optional(),
  /** CASH: what is missing. */
  cashFen: fen.min(1).optional(),
  text: longText.default(''),
});

const measure = { words: said, ownerId: id, dueDay: day };
export const measureInput = ofIncident.extend(measure);
export const measureDoneInput = storeCommand.extend({ measureId: id, text: longText.default('') });
/** By the job: whoever did the measure's task. */
export const followTaskInput = storeCommand.extend({ measureId: id, personId: id });

export const roundInput = storeCommand.extend({
  findings: z
    .array(
      z.object({
        point: requiredText,
        inOrder: z.boolean(),
        text: longText.default(''),
        attachmentId: id.optional(),
        measure: z.object(measure).optional(),
      }),
    )
    .min(1)
    .max(30),
});

export const settingsInput = storeCommand.extend({
  theftSevereFen: fen,
  roundDueDay: z.number().int().min(1).max(28),
  points: z
    .array(requiredText)
    .min(1)
    .max(30)
    .refine((points) => new Set(points).size === points.length),
});

export const LIST_STATES = ['open', ...STATES] as const;
export const listInput = ofStores.extend({
  state: z.enum(LIST_STATES).optional(),
  kind: z.enum(KINDS).optional(),
  severe: z.boolean().optional(),
  zoneId: id.optional(),
  personId: id.optional(),
  /** Days they happened on, by the store's clock, both included. */
  from: day.optional(),
  to: day.optional(),
});
export const figuresInput = ofStores.omit({ cursor: true }).extend({
  from: day,
  to: day,
  by: z.enum(['kind', 'zone', 'month', 'person']),
});
