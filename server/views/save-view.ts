import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { TooManyViews, ViewNameTaken } from './errors';
import { changeViewInput, renameViewInput, saveViewInput } from './schema';
import { MOST_OWN } from './view-rules';
import { ownView, waitTurn } from './views-internal';
import { requireList } from './views-of';

/** Keeps a list as it is looked at now under a name. @throws Forbidden, ViewNameTaken, TooManyViews */
export const saveView = command({
  name: 'views.save',
  permission: 'self',
  scope: 'company',
  input: saveViewInput,
  async run(tx, { list, name, query, requestId }, ctx) {
    requireList(ctx, list);
    const { personId: ownerId } = ctx.actor;
    await waitTurn(tx, ownerId);
    await requireFreeName(tx, { ownerId, list, name });
    const taken = await tx.listView.findMany({ where: { ownerId, list }, select: { place: true } });
    const places = new Set(taken.map(({ place }) => place));
    const place = Array.from({ length: MOST_OWN }, (_, at) => at + 1).find((one) => !places.has(one));
    if (place === undefined) throw new TooManyViews({ most: MOST_OWN });
    await tx.listView.create({
      data: { id: requestId, ownerId, list, place, name, query, savedAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'views.save',
      subjectKind: 'view',
      subjectId: requestId,
      after: { list, name },
      requestId,
    });
    return { viewId: requestId };
  },
});

/** The same name for the list as it is looked at now. @throws NotFound, of somebody else's view too */
export const changeView = command({
  name: 'views.change',
  permission: 'self',
  scope: 'company',
  input: changeViewInput,
  async run(tx, { viewId, query, requestId }, ctx) {
    const { list, name } = await ownView(tx, ctx.actor.personId, viewId);
    await tx.listView.update({ where: { id: viewId }, data: { query } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'views.change',
      subjectKind: 'view',
      subjectId: viewId,
      after: { list, name },
      requestId,
    });
    return { viewId };
  },
});

/** @throws NotFound, ViewNameTaken */
export const renameView = command({
  name: 'views.rename',
  permission: 'self',
  scope: 'company',
  input: renameViewInput,
  async run(tx, { viewId, name, requestId }, ctx) {
    const { personId: ownerId } = ctx.actor;
    await waitTurn(tx, ownerId);
    const view = await ownView(tx, ownerId, viewId);
    if (view.name !== name) await requireFreeName(tx, { ownerId, list: view.list, name });
    await tx.listView.update({ where: { id: viewId }, data: { name } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'views.rename',
      subjectKind: 'view',
      subjectId: viewId,
      before: { list: view.list, name: view.name },
      after: { list: view.list, name },
      requestId,
    });
    return { viewId };
  },
});

async function requireFreeName(tx: Tx, of: { ownerId: string; list: string; name: string }): Promise<void> {
  if (await tx.listView.findUnique({ where: { ownerId_list_name: of } }))
    throw new ViewNameTaken({ name: of.name });
}
