import { z } from 'zod';
import { day, id, longText, storeCommand } from '@/server/platform/schema';
import { MOST_WAGE_FEN, NOTE_KINDS, WAGE_KINDS } from './personnel-rules';

const words = longText.refine((text) => text.length > 0, 'required');

export const writeNoteInput = storeCommand.extend({
  personId: id,
  kind: z.enum(NOTE_KINDS),
  words,
  happenedOn: day,
  attachmentId: id.optional(),
});

const ofNote = storeCommand.extend({ noteId: id });
export const seeNoteInput = ofNote;
export const replyInput = ofNote.extend({ words });
export const withdrawInput = ofNote.extend({ reason: words });

export const setWageInput = storeCommand.extend({
  personId: id,
  kind: z.enum(WAGE_KINDS),
  fen: z.number().int().min(1).max(MOST_WAGE_FEN),
  fromDay: day,
});

export const ofPerson = z.object({ personId: id });
/** The day a wage is asked for: today, by the calendar of whoever asks. */
export const onDay = z.object({ day });
