import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { policiesOf } from './policies';

/** Rules as they hold in a store, or company-wide, and who set them; `own`: null where a store goes by the company's. */
export async function rulesOf(reader: Reader, ofStoreId: string | null) {
  const scopeId = ofStoreId ?? COMPANY_SCOPE;
  const [rows, policyOf] = await Promise.all([
    reader.attendancePolicy.findMany({ select: { scopeId: true, setById: true, setAt: true }, take: 10_000 }),
    policiesOf(reader, [scopeId]),
  ]);
  const own = rows.find((row) => row.scopeId === scopeId);
  const names = await personNames(reader, [own?.setById]);
  return {
    rules: policyOf(scopeId),
    own: own ? { setBy: own.setById ? (names.get(own.setById) ?? '') : '', setAt: own.setAt } : null,
    /** Stores with rules of their own. */
    storesWithOwn: rows.map((row) => row.scopeId).filter((id) => id !== COMPANY_SCOPE),
  };
}
