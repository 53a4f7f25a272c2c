import type { WaitingPunch } from '@/client/tablet-store';

/**
 * Whether somebody's next punch is a coming or a going, as far as this tablet knows: by who was there when it last heard, and by what it has
 * not delivered yet. Null: it never heard. What it comes to in the end the roster says.
 */
export function whichWay(
  personId: string,
  here: readonly { personId: string }[] | undefined,
  waiting: readonly WaitingPunch[],
): 'in' | 'out' | null {
  if (!here) return null;
  const own = waiting.filter((one) => one.personId === personId && !one.refusal);
  const takenBack = new Set(own.map(({ withdraws }) => withdraws?.punchId));
  const turns =
    own.filter(({ kind, id }) => kind === 'CLOCK' && !takenBack.has(id)).length +
    // Taken back what the server has: as if it had not been.
    own.filter(({ withdraws }) => withdraws && !own.some(({ id }) => id === withdraws.punchId)).length;
  const isHere = here.some((one) => one.personId === personId) !== (turns % 2 === 1);
  return isHere ? 'out' : 'in';
}
