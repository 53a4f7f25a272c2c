import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Db } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { sealSecret } from '@/server/staff/second-factor/sealed-secret';
import { addRobotInput, closeRobotInput } from '../schema';

/** Lets a group's robot say notices aloud; its id is the requestId. The key is kept under this installation's secret. */
export const addRobot = command({
  name: 'notices.addRobot',
  permission: 'notices.keepRobots',
  scope: 'company',
  stepUp: true,
  input: addRobotInput,
  async run(tx, { requestId: id, kind, name, key, secret, locale }: z.output<typeof addRobotInput>, ctx) {
    await tx.noticeRobot.create({
      data: {
        id,
        kind,
        name,
        sealedKey: sealSecret(key, id),
        sealedSecret: secret === undefined ? null : sealSecret(secret, id),
        locale,
        addedById: ctx.actor.personId,
        addedAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'notices.addRobot',
      subjectKind: 'noticeRobot',
      subjectId: id,
      after: { name, kind },
      requestId: id,
    });
    return { robotId: id };
  },
});

/** It says nothing any more; what it had still to say is dropped. @throws NotFound */
export const closeRobot = command({
  name: 'notices.closeRobot',
  permission: 'notices.keepRobots',
  scope: 'company',
  input: closeRobotInput,
  async run(tx, { requestId, robotId }, ctx) {
    const closed = await tx.noticeRobot.updateMany({
      where: { id: robotId, closedAt: null },
      data: { closedAt: ctx.now },
    });
    if (closed.count === 0) throw new NotFound({ noun: 'noticeRobot' });
    const { name } = await tx.noticeRobot.findUniqueOrThrow({ where: { id: robotId } });
    await tx.noticeChoice.deleteMany({ where: { robotId } });
    await tx.robotMessage.updateMany({
      where: { robotId, sentAt: null, givenUpAt: null },
      data: { givenUpAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'notices.closeRobot',
      subjectKind: 'noticeRobot',
      subjectId: robotId,
      before: { name },
      requestId,
    });
    return { robotId };
  },
});

/** Robots with how they fare: what waits, and what went wrong last. Keys are never read back. */
export async function listRobots(db: Db) {
  const robots = await db.noticeRobot.findMany({
    where: { closedAt: null },
    select: {
      id: true,
      kind: true,
      name: true,
      locale: true,
      addedAt: true,
      _count: { select: { messages: { where: { sentAt: null, givenUpAt: null } } } },
      messages: {
        where: { lastError: { not: null } },
        orderBy: { raisedAt: 'desc' },
        take: 1,
        select: { lastError: true, raisedAt: true, sentAt: true },
      },
    },
    orderBy: { addedAt: 'asc' },
  });
  return robots.map(({ _count, messages, ...robot }) => ({
    ...robot,
    waiting: _count.messages,
    trouble: messages[0]?.sentAt === null ? messages[0].lastError : null,
  }));
}
