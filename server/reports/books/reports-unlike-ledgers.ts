import { canonicalHash } from '@/server/platform/canonical-hash';
import type { Reader } from '@/server/platform/db';
import { compileLike } from '../compile-report';
import { FiguresOfLaterVersion } from '../errors';

/** Reports held against the ledgers in one go: of some the figures name hundreds of approvals. */
const AT_ONCE = 100;

interface KeptReport {
  storeId: string;
  day: string;
  figures: unknown;
}

/**
 * Reports in force whose figures are not what the ledgers say, each by the sections and versions it was submitted with. What
 * only a later Daybook could work out is one too: this one cannot vouch for it.
 */
export async function reportsUnlikeLedgers(reader: Reader): Promise<string[]> {
  const differences: string[] = [];
  let after = { storeId: '00000000-0000-0000-0000-000000000000', day: '0001-01-01' };
  for (;;) {
    const reports = await reportsInForce(reader, after);
    for (const report of reports) {
      const said = await problemOf(reader, report);
      if (said !== null) differences.push(`report of ${report.day} of store ${report.storeId}${said}`);
    }
    const last = reports.at(-1);
    if (!last || reports.length < AT_ONCE) return differences;
    after = last;
  }
}

/** Nothing where it is as it should be. */
async function problemOf(reader: Reader, { storeId, day, figures }: KeptReport): Promise<string | null> {
  try {
    const now = await compileLike(reader, storeId, day, figures);
    return canonicalHash(now) === canonicalHash(figures) ? null : '';
  } catch (error) {
    if (error instanceof FiguresOfLaterVersion) return ': by a version that is not known here';
    throw error;
  }
}

function reportsInForce(reader: Reader, after: { storeId: string; day: string }): Promise<KeptReport[]> {
  return reader.$queryRaw<KeptReport[]>`
    SELECT r.store_id AS "storeId", r.day::text AS day, r.figures FROM day_report r
    JOIN business_day b ON b.store_id = r.store_id AND b.day = r.day AND b.state <> 'OPEN'
    WHERE (r.store_id, r.day) > (${after.storeId}::uuid, ${after.day}::date)
      AND r.version = (SELECT max(version) FROM day_report v WHERE v.store_id = r.store_id AND v.day = r.day)
    ORDER BY r.store_id, r.day LIMIT ${AT_ONCE}`;
}
