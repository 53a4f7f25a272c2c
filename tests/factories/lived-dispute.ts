import { answerDispute } from '@/server/disputes/answer-dispute';
import { decideDispute } from '@/server/disputes/decide-dispute';
import { raiseDispute } from '@/server/disputes/raise-dispute';
import { newId } from '@/server/platform/ids';
import type { LivedDay } from './lived-papers';
import { contextOf, makePerson } from './staff';

/** Somebody says that a line two others sold was theirs, and has a part of it from then on, also of what had come back. */
export async function livedDispute({ store, ctx }: LivedDay, lineId: string): Promise<void> {
  const claims = await makePerson(['CLERK'], store.id);
  const decides = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { disputeId } = await raiseDispute.execute(await contextOf(claims), {
    ...base(),
    lineId,
    words: '客人是我接待的',
  });
  await answerDispute.execute(ctx, { ...base(), disputeId, agrees: false, words: '当时您不在' });
  await decideDispute.execute(decides, {
    ...base(),
    disputeId,
    outcome: 'SHARED',
    reason: '两位都接待过',
    shares: [
      { personId: claims.id, shareBp: 3_333 },
      { personId: ctx.actor.personId, shareBp: 6_667 },
    ],
  });
}
