import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { TooManySharedViews } from './errors';
import { removeViewInput, shareViewInput } from './schema';
import { MOST_SHARED } from './view-rules';
import { ownView, waitTurn } from './views-internal';
import { mayEndSharing } from './views-of';

/** Takes one's own view away, from those it was shared with as well. @throws NotFound */
export const removeView = command({
  name: 'views.remove',
  permission: 'self',
  scope: 'company',
  input: removeViewInput,
  async run(tx, { viewId, requestId }, ctx) {
    const { list, name } = await ownView(tx, ctx.actor.personId, viewId);
    await tx.listView.delete({ where: { id: viewId } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'views.remove',
      subjectKind: 'view',
      subjectId: viewId,
      before: { list, name },
      requestId,
    });
    return { viewId };
  },
});

/**
 * Offers one's own view to everybody who may see the list, or ends that. Ended by whoever may share in all stores, of whosever
 * it is: a person who left shares no view for ever. @throws NotFound, Forbidden, TooManySharedViews
 */
export const shareView = command({
  name: 'views.share',
  permission: 'views.share',
  scope: 'company',
  input: shareViewInput,
  async run(tx, { viewId, shared, requestId }, ctx) {
    const view = await tx.listView.findUnique({ where: { id: viewId } });
    if (!view) throw new NotFound({ noun: 'view' });
    const isOwn = view.ownerId === ctx.actor.personId;
    if (!isOwn && (shared || !view.isShared)) throw new NotFound({ noun: 'view' });
    if (!isOwn && !mayEndSharing(ctx)) throw new Forbidden({ permission: 'views.endSharing' });
    await waitTurn(tx, view.list);
    const others = await tx.listView.count({
      where: { list: view.list, isShared: true, id: { not: viewId } },
    });
    if (shared && others >= MOST_SHARED) throw new TooManySharedViews({ most: MOST_SHARED });
    await tx.listView.update({ where: { id: viewId }, data: { isShared: shared } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'views.share',
      subjectKind: 'view',
      subjectId: viewId,
      before: { list: view.list, name: view.name, shared: view.isShared },
      after: { list: view.list, name: view.name, shared },
      requestId,
    });
    return { viewId };
  },
});
