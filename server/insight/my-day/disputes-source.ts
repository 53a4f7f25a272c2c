import { disputesToAnswer, disputesToDecide } from '@/server/disputes/waiting-disputes';
import { byStore, type Waiting, type WaitingSource } from './waiting';

/** Lines of one's own that somebody else claims, and what is to be decided. */
export const disputes: WaitingSource = async ({ ctx, personId, where }) => {
  const [own, deciding] = await Promise.all([
    disputesToAnswer(ctx.db, { personId, storeIds: where('disputes.answer') }),
    disputesToDecide(ctx.db, { personId, storeIds: where('disputes.decide') }),
  ]);
  return [
    ...own.map(
      ({ storeId, id, goods }): Waiting => ({
        key: `DISPUTE:${id}`,
        kind: 'DISPUTE',
        storeId,
        about: { title: goods },
        dueAt: null,
        dueDay: null,
        act: null,
        href: `/disputes/${id}?store=${storeId}`,
      }),
    ),
    ...byStore('DISPUTES', deciding, (id) => `/disputes?store=${id}&state=open`),
  ];
};
