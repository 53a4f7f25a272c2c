import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';

/** Changes of promotions wait for each other, so that revisions commit in their order and a tablet never misses one. @returns the next */
export async function nextRevision(tx: Tx): Promise<bigint> {
  const { last } = await tx.promotionRevision.update({
    where: { id: 1 },
    data: { last: { increment: 1 } },
    select: { last: true },
  });
  return last;
}

/** A promotion and its version that counts. The revision's row must be locked. @throws NotFound */
export async function promotionNow(tx: Tx, promotionId: string) {
  const promotion = await tx.promotion.findUnique({ where: { id: promotionId } });
  const version = promotion
    ? await tx.promotionVersion.findUnique({
        where: { promotionId_versionNo: { promotionId, versionNo: promotion.versionNo } },
      })
    : null;
  if (!promotion || !version) throw new NotFound({ noun: 'promotion' });
  return { promotion, version };
}
