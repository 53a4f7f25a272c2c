import type { Reader } from '@/server/platform/db';

/** A leave as it stands now, for whoever is told of it; null: it is not there any more. */
export function leaveToTell(reader: Reader, leaveId: string) {
  return reader.leave.findUnique({
    where: { id: leaveId },
    select: {
      ...{ personId: true, startsAt: true, endsAt: true, state: true, decidedNote: true },
      ...{ withdrawnById: true, withdrawnNote: true },
    },
  });
}
