import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';

const MATCHES = 100;

export interface CodeMatchRow {
  source: string;
  theirCode: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  matchedBy: string | null;
  matchedAt: Date;
}

/** Codes of other programs and what they mean here, by source and code. @param of.after the last of the page before */
export async function listCodeMatches(
  reader: Reader,
  of: { storeId: string; source?: string | undefined; after?: string | undefined },
) {
  const [afterSource, afterCode] = matchKey(of.after);
  const rows = await reader.$queryRaw<CodeMatchRow[]>`
    SELECT m.source, m.their_code AS "theirCode", m.product_id AS "productId", p.code, p.name, p.spec, w.name AS "matchedBy",
      m.matched_at AS "matchedAt"
    FROM code_match m JOIN ${GOODS} p ON p.id = m.product_id LEFT JOIN ${PEOPLE} w ON w.id = m.matched_by_id
    WHERE m.store_id = ${of.storeId}::uuid ${of.source ? Prisma.sql`AND m.source = ${of.source}` : Prisma.empty}
      ${of.after ? Prisma.sql`AND (m.source, m.their_code) > (${afterSource}, ${afterCode})` : Prisma.empty}
    ORDER BY m.source, m.their_code LIMIT ${MATCHES + 1}`;
  const page = rows.slice(0, MATCHES);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > MATCHES && last ? JSON.stringify([last.source, last.theirCode]) : null,
  };
}

function matchKey(after: string | undefined): [string, string] {
  const [source, code] = after ? (JSON.parse(after) as unknown[]) : [];
  return [String(source ?? ''), String(code ?? '')];
}
