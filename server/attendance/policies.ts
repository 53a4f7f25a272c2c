import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { type AttendanceRules, type OvertimeMode, type Photos, USUAL_POLICY } from './attendance-rules';

/** By what each of these stores judges: its own rules, else the company's, else what is usual. */
export async function policiesOf(
  reader: Reader,
  storeIds: Iterable<string>,
): Promise<(storeId: string) => AttendanceRules> {
  const rows = await reader.attendancePolicy.findMany({
    where: { scopeId: { in: [...new Set([...storeIds, COMPANY_SCOPE])] } },
    omit: { setById: true, setAt: true },
  });
  const known = new Map(rows.map(({ scopeId, ...policy }) => [scopeId, asPolicy(policy)]));
  const common = known.get(COMPANY_SCOPE) ?? USUAL_POLICY;
  return (storeId) => known.get(storeId) ?? common;
}

/** CHECKs of the columns say that they are one of them. */
function asPolicy(
  row: Omit<AttendanceRules, 'overtimeMode' | 'photos'> & { overtimeMode: string; photos: string },
): AttendanceRules {
  return { ...row, overtimeMode: row.overtimeMode as OvertimeMode, photos: row.photos as Photos };
}
