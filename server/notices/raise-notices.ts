import { CALL_OUT, enqueueConsumers, eventRows, eventsPiece } from '@/server/events/write-events';
import { command } from '@/server/platform/command';
import { COMPANY_SCOPE, newId, partId } from '@/server/platform/ids';
import { insertRows, oneStatement } from '@/server/platform/sql';
import { dueMessages } from './robots/due-messages';
import { raiseNoticesInput } from './schema';

const NOTICE_COLUMNS = ['person_id', 'id', 'kind', 'cause', 'store_id', 'facts', 'raised_at'] as const;
const MESSAGE_COLUMNS = ['robot_id', 'id', 'kind', 'cause', 'facts', 'raised_at', 'due_at'] as const;

/**
 * Tells people something, once per person and cause, and has it said aloud by the robots they chose. Who was told of the cause
 * already stays told once, whoever raises it again.
 */
export const raiseNotices = command({
  name: 'notices.raise',
  permission: 'notices.raise',
  scope: 'company',
  by: ['JOB'],
  input: raiseNoticesInput,
  async run(tx, { kind, cause, aboutStoreId: storeId, facts, personIds }, ctx) {
    const raisedBefore = await tx.notice.findMany({
      where: { cause, personId: { in: personIds } },
      select: { personId: true },
    });
    const known = new Set(raisedBefore.map(({ personId }) => personId));
    const fresh = [...new Set(personIds)].filter((personId) => !known.has(personId));
    if (fresh.length === 0) return { raised: 0 };
    const raised_at = ctx.now.toISOString();
    const same = { kind, cause, facts, raised_at };
    const messages = await dueMessages(tx, { kind, cause, personIds: fresh, now: ctx.now });
    const events = eventRows(ctx, [
      { storeId, name: 'notices.raise', subjectKind: 'notice', subjectId: cause },
    ]);
    const heard = enqueueConsumers(events);
    await tx.$queryRaw(
      oneStatement(
        heard ? 'notices-raise-heard' : 'notices-raise',
        {
          notices: insertRows(
            'notice',
            NOTICE_COLUMNS,
            fresh.map((person_id) => ({ ...same, person_id, id: newId(), store_id: storeId })),
          ),
          messages: insertRows(
            'robot_message',
            MESSAGE_COLUMNS,
            messages.map(({ robotId, dueAt }) => ({
              ...same,
              robot_id: robotId,
              id: newId(),
              due_at: dueAt.toISOString(),
            })),
          ),
          events: eventsPiece(events),
        },
        heard ?? CALL_OUT,
      ),
    );
    return { raised: fresh.length };
  },
});

/** The requestId of a cause that is told to the same people again and again: by the clock, by every server. */
export function requestOfCause(cause: string, personIds: readonly string[]): string {
  return partId(COMPANY_SCOPE, `${cause}\n${[...personIds].sort().join()}`);
}
