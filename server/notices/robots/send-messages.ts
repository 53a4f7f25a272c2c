import type { NoticeRobot, RobotMessage } from '@/generated/prisma/client';
import type { Db } from '@/server/platform/db';
import { logger } from '@/server/platform/log';
import { openSecret } from '@/server/staff/second-factor/sealed-secret';
import { noticeWords } from '../notice-words';
import { GIVEN_UP_AFTER_MS, MESSAGES_A_MINUTE, nextTurn, waitAfter } from './robot-rules';
import { PLATFORMS, type Robot, sayAloud } from './say-aloud';

/** Most that one turn looks at: a digest of more helps nobody. */
const LOOKED_AT = 200;
const MINUTE_MS = 60_000;

/**
 * Has every robot say what is due, at most 20 a minute and then the rest as one. One that does not answer is asked again later,
 * for a day. Two processes never speak through one robot at once; a process that dies in the middle has one message said twice.
 * @param platforms where robots are called
 */
export async function sendMessages(db: Db, now: Date, platforms = PLATFORMS): Promise<void> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM notice_robot r WHERE r.closed_at IS NULL AND EXISTS (
      SELECT 1 FROM robot_message m WHERE m.robot_id = r.id AND m.sent_at IS NULL AND m.given_up_at IS NULL AND m.due_at <= ${now}::timestamptz)`;
  for (const { id } of due) {
    // Each turn has a moment of its own, by which a digest counts as one.
    for (let turn = 0; turn < MESSAGES_A_MINUTE; turn += 1) {
      const goesOn = await takeTurn(db, id, new Date(now.getTime() + turn), platforms);
      if (!goesOn) break;
    }
  }
}

/** @returns whether there may be more to say */
function takeTurn(db: Db, robotId: string, now: Date, platforms: typeof PLATFORMS): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM notice_robot WHERE id = ${robotId}::uuid AND closed_at IS NULL FOR UPDATE SKIP LOCKED`;
    if (!locked) return false;
    const robot = await tx.noticeRobot.findUniqueOrThrow({ where: { id: robotId } });
    const waiting = await tx.robotMessage.findMany({
      where: { robotId, sentAt: null, givenUpAt: null, dueAt: { lte: now } },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: LOOKED_AT,
    });
    const spoken = await tx.robotMessage.findMany({
      where: { robotId, sentAt: { gt: new Date(now.getTime() - MINUTE_MS) } },
      select: { sentAt: true },
      distinct: ['sentAt'],
    });
    const messages = nextTurn(waiting, spoken.length);
    if (messages.length === 0) return false;
    const trouble = await say(robot, messages, now, platforms);
    if (trouble === null) {
      await tx.robotMessage.updateMany({
        where: { robotId, id: { in: messages.map(({ id }) => id) } },
        data: { sentAt: now, lastError: null },
      });
      return true;
    }
    // Nothing after it is tried either: who does not answer the first does not answer the next.
    await putOff(tx, waiting, trouble, now);
    return false;
  });
}

/** What went wrong, or null when the group has heard it. */
async function say(
  row: NoticeRobot,
  messages: readonly RobotMessage[],
  at: Date,
  platforms: typeof PLATFORMS,
): Promise<string | null> {
  const key = openSecret(row.sealedKey, row.id);
  const secret = row.sealedSecret === null ? null : openSecret(row.sealedSecret, row.id);
  if (key === null || (row.sealedSecret !== null && secret === null)) return 'the key cannot be read here';
  const robot: Robot = { kind: row.kind, key, secret };
  try {
    await sayAloud(robot, noticeWords(row.locale, messages), at, platforms);
    return null;
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    logger.warn({ robot: row.id, trouble }, 'a robot did not say a notice');
    return trouble;
  }
}

async function putOff(
  tx: Pick<Db, 'robotMessage'>,
  messages: readonly RobotMessage[],
  trouble: string,
  now: Date,
): Promise<void> {
  for (const { robotId, id, raisedAt, tries } of messages) {
    const isOld = now.getTime() - raisedAt.getTime() > GIVEN_UP_AFTER_MS;
    await tx.robotMessage.update({
      where: { robotId_id: { robotId, id } },
      data: {
        tries: tries + 1,
        lastError: trouble,
        ...(isOld ? { givenUpAt: now } : { dueAt: new Date(now.getTime() + waitAfter(tries + 1)) }),
      },
    });
  }
}
