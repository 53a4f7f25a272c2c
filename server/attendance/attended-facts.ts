import type { Reader } from '@/server/platform/db';
import { approvedLeaveOf, toldShiftsOf } from '@/server/roster/told-shifts';
import type { AttendedShift, PunchFact, PunchKind } from './attendance-rules';
import { owedOf } from './judging-rules';
import { policiesOf } from './policies';

/** Punches that count, of these people within a span: those a manager did not refuse. */
export async function punchesOf(
  reader: Reader,
  personIds: readonly string[],
  span: { from: Date; to: Date },
) {
  const rows = await reader.punch.findMany({
    where: { personId: { in: [...personIds] }, occurredAt: { gte: span.from, lte: span.to } },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    include: { word: { select: { accepted: true } } },
  });
  return rows.filter(({ word }) => word?.accepted !== false);
}

/** All that says what somebody's punches within a span mean. */
export async function attendedFacts(reader: Reader, personId: string, span: { from: Date; to: Date }) {
  const [told, punches, leaves] = await Promise.all([
    toldShiftsOf(reader, [personId], span),
    punchesOf(reader, [personId], span),
    approvedLeaveOf(reader, [personId], span),
  ]);
  const policyOf = await policiesOf(
    reader,
    [...told, ...punches].map(({ storeId }) => storeId),
  );
  const days = new Map(told.map(({ id, day }) => [id, day]));
  return {
    shifts: told.map(
      (shift): AttendedShift => ({
        ...shift,
        limits: policyOf(shift.storeId),
        isOff: owedOf(shift, leaves) === null,
      }),
    ),
    punches: punches.map(
      ({ id, storeId, kind, occurredAt }): PunchFact => ({
        id,
        storeId,
        kind: kind as PunchKind,
        occurredAt,
      }),
    ),
    leaves,
    policyOf,
    /** The day a shift counts for. */
    dayOf: (shiftId: string) => days.get(shiftId),
  };
}
