import { countUnseenNotes } from '@/server/personnel/notes-of';
import { waitingTraining } from '@/server/training/records/my-training';
import { byStore, type Waiting, type WaitingSource } from './waiting';

/** What was written in one's own file and not read yet. */
export const file: WaitingSource = async ({ ctx, personId }) =>
  byStore('FILE_NOTES', await countUnseenNotes(ctx.db, personId), () => '/my/file');

/** What one is still to learn. */
export const training: WaitingSource = async ({ ctx, personId }) =>
  (await waitingTraining(ctx.db, personId, ctx.now)).map(
    ({ id, storeId, title, dueAt, dueOn }): Waiting => ({
      key: `TRAINING:${id}`,
      kind: 'TRAINING',
      storeId,
      about: { title },
      dueAt,
      dueDay: dueOn,
      href: `/my/training/${id}`,
      act: null,
    }),
  );
