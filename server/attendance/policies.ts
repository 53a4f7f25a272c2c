import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { type AttendancePolicy, type OvertimeMode, USUAL_POLICY } from './attendance-rules';

/** By what each of these stores judges: its own rules, else the company's, else what is usual. */
export async function policiesOf(
  reader: Reader,
  storeIds: Iterable<string>,
): Promise<(storeId: string) => AttendancePolicy> {
  const rows = await reader.attendancePolicy.findMany({
    where: { scopeId: { in: [...new Set([...storeIds, COMPANY_SCOPE])] } },
  });
  const known = new Map(rows.map(({ scopeId, ...policy }) => [scopeId, asPolicy(policy)]));
  const common = known.get(COMPANY_SCOPE) ?? USUAL_POLICY;
  return (storeId) => known.get(storeId) ?? common;
}

/** A CHECK of the column says that it is one of them. */
function asPolicy(row: Omit<AttendancePolicy, 'overtimeMode'> & { overtimeMode: string }): AttendancePolicy {
  return { ...row, overtimeMode: row.overtimeMode as OvertimeMode };
}
