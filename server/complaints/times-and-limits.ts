import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { type CaseTimes, DEFAULT_LIMITS, DEFAULT_TIMES, SEVERITIES, type Severity } from './complaint-rules';

/** Within how many minutes each severity is answered and solved: as head office said, else by default. */
export async function caseTimes(
  reader: Reader,
): Promise<Record<Severity, CaseTimes & { isDefault: boolean }>> {
  const rows = await reader.complaintTimes.findMany();
  const said = new Map(rows.map((row) => [row.severity, row]));
  const of = (severity: Severity) => {
    const row = said.get(severity);
    return row
      ? { answerMinutes: row.answerMinutes, solveMinutes: row.solveMinutes, isDefault: false }
      : { ...DEFAULT_TIMES[severity], isDefault: true };
  };
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4) };
}

export function severityFrom(number: number): Severity {
  const found = SEVERITIES.find((one) => one === number);
  if (!found) throw new RangeError(`no severity ${number}`);
  return found;
}

/** What each role may give as compensation by itself, fen. */
export async function compensationLimits(reader: Reader): Promise<Map<string, number>> {
  const rows = await reader.complaintLimit.findMany();
  return new Map([
    ...Object.entries(DEFAULT_LIMITS),
    ...rows.map(({ role, amountFen }) => [role, fenOf(amountFen)] as const),
  ]);
}

/** The most a person's roles in a store may give, fen. */
export async function limitOf(
  reader: Reader,
  grants: readonly { role: string; storeId: string | null }[],
  storeId: string,
): Promise<number> {
  const limits = await compensationLimits(reader);
  const own = grants.filter((grant) => grant.storeId === null || grant.storeId === storeId);
  return Math.max(0, ...own.map(({ role }) => limits.get(role) ?? 0));
}
