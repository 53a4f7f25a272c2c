import type { z } from 'zod';
import type { ActorContext } from '@/server/platform/context';
import { InvalidInput } from '@/server/platform/errors';
import type { keepChoicesInput } from './schema';

/** What the signed-in person has said aloud by which robot, and when they want quiet. */
export async function ownChoices({ db, actor }: ActorContext) {
  const { personId } = actor;
  const [robots, choices, quiet] = await Promise.all([
    db.noticeRobot.findMany({
      where: { closedAt: null },
      select: { id: true, kind: true, name: true },
      orderBy: { addedAt: 'asc' },
    }),
    db.noticeChoice.findMany({ where: { personId }, select: { kind: true, robotId: true } }),
    db.noticeQuiet.findUnique({
      where: { personId },
      select: { fromMinute: true, toMinute: true, timeZone: true },
    }),
  ]);
  return { robots, choices, quiet };
}

/** Keeps them as they stand on the screen. @throws InvalidInput for a robot that is not there */
export async function keepChoices(ctx: ActorContext, { choices, quiet }: z.output<typeof keepChoicesInput>) {
  const { personId } = ctx.actor;
  await ctx.db.$transaction(async (tx) => {
    const robots = await tx.noticeRobot.findMany({ where: { closedAt: null }, select: { id: true } });
    const known = new Set(robots.map(({ id }) => id));
    if (choices.some(({ robotId }) => !known.has(robotId)))
      throw new InvalidInput({ field: 'choices', problem: 'robotUnknown' });
    await tx.noticeChoice.deleteMany({ where: { personId } });
    await tx.noticeChoice.createMany({
      data: choices.map((choice) => ({ personId, ...choice })),
      skipDuplicates: true,
    });
    await tx.noticeQuiet.deleteMany({ where: { personId } });
    if (quiet) await tx.noticeQuiet.create({ data: { personId, ...quiet } });
  });
  return { kept: choices.length };
}
