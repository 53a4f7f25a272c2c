import { DEFAULTS } from '@/server/duty/duty-rules';
import { addNote, settleNote } from '@/server/duty/keep-log';
import { keepSheet } from '@/server/duty/sign-sheet';
import { newId } from '@/server/platform/ids';
import type { LivedDay } from './lived-papers';

/** What a day's duty log has: a list with something wrong, and a point that was handed over and seen to. */
export async function livedDuty({ store, ctx }: LivedDay): Promise<void> {
  const base = () => ({ storeId: store.id, requestId: newId() });
  await keepSheet.execute(ctx, {
    ...base(),
    kind: 'OPENING',
    signerId: ctx.actor.personId,
    points: DEFAULTS.opening.map((point, index) =>
      index === 1 ? { point, inOrder: false, text: '后门锁松了' } : { point, inOrder: true },
    ),
  });
  const { noteId } = await addNote.execute(ctx, { ...base(), kind: 'HANDOVER', words: '明早九点师傅来换锁' });
  await settleNote.execute(ctx, { ...base(), noteId, words: '换好了' });
}
