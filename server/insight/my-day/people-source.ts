import { countUnseenNotes } from '@/server/personnel/notes-of';
import { byStore, type WaitingSource } from './waiting';

/** What was written in one's own file and not read yet. */
export const file: WaitingSource = async ({ ctx, personId }) =>
  byStore('FILE_NOTES', await countUnseenNotes(ctx.db, personId), () => '/my/file');
