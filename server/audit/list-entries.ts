import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import { Forbidden } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { knownNames } from './known-names';
import { namesEver, ROUTINE_ACTS } from './name-rules';
import type { listEntriesInput } from './schema';

const PAGE = 50;
/** A question about one person or act without a day looks back this far, ms: the trail of a chain is long. */
const LOOKS_BACK_MS = 31 * 24 * 3_600_000;

type Filter = z.output<typeof listEntriesInput>;

interface EntryRow {
  scope_id: string;
  id: string;
  actor_id: string | null;
  device_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  before: unknown;
  after: unknown;
  occurred_at: Date;
}

/**
 * Who did what, the latest first, in the stores whose trail the actor may read (and the company's, with the right company-wide).
 * Each scope is walked by its own index and cut to a page before they are merged.
 */
export async function listEntries(ctx: ActorContext, filter: Filter) {
  const scopes = await readableScopes(ctx, filter.scopes);
  if (scopes.length === 0) return { entries: [], names: {}, next: null };
  const rows = await ctx.db.$queryRaw<EntryRow[]>`
    SELECT a.scope_id, a.id, a.actor_id, a.device_id, a.action, a.subject_kind, a.subject_id, a.before, a.after, a.occurred_at
      FROM unnest(${scopes}::uuid[]) AS s(scope_id)
      CROSS JOIN LATERAL (
        SELECT * FROM audit_entry WHERE scope_id = s.scope_id AND ${conditions(filter, ctx.now)}
        ORDER BY occurred_at DESC, id DESC LIMIT ${PAGE + 1}
      ) a
      ORDER BY a.occurred_at DESC, a.id DESC LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const names = await namesIn(ctx, page);
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  return {
    entries: page.map((row) => ({
      id: row.id,
      storeId: row.scope_id === COMPANY_SCOPE ? null : row.scope_id,
      actorId: row.actor_id,
      actor: nameOf(row.actor_id),
      device: nameOf(row.device_id),
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      before: withoutHidden(ctx, row, row.before),
      after: withoutHidden(ctx, row, row.after),
      occurredAt: row.occurred_at,
    })),
    names,
    next: rows.length > PAGE && last ? { occurredAt: last.occurred_at, id: last.id } : null,
  };
}

/** Documents whose amounts are at cost, or were found from it. */
const AT_COST = /^(stock|purchasing|transfers|reconciliation|shortages|stocktake|suppliers)\./;

/** Amounts of such documents are at cost, and a floor is a floor here too: only who may see them gets them. */
function withoutHidden(ctx: ActorContext, row: EntryRow, values: unknown): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  const storeId = row.scope_id === COMPANY_SCOPE ? null : row.scope_id;
  const hidesCost = AT_COST.test(row.action) && !ctx.may('costs.see', storeId);
  const hidesFloor = !ctx.may('prices.seeFloor', storeId);
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field]) =>
        !(hidesCost && (field.endsWith('Fen') || /cost/i.test(field))) &&
        !(hidesFloor && field === 'floorPriceFen'),
    ),
  );
}

/** People whose acts the actor may look for. */
export async function auditPeople(ctx: ActorContext): Promise<{ id: string; name: string }[]> {
  const scopes = await readableScopes(ctx, undefined);
  const everybody = scopes.includes(COMPANY_SCOPE);
  return knownNames.ask().people(ctx.db, everybody ? null : scopes);
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Names behind the ids that entries carry, so that they can be read. */
async function namesIn(ctx: ActorContext, rows: readonly EntryRow[]): Promise<Record<string, string>> {
  const text = JSON.stringify(
    rows.map(({ before, after, subject_id, actor_id, device_id }) => [
      before,
      after,
      subject_id,
      actor_id,
      device_id,
    ]),
  );
  const ids = [...new Set(text.match(UUID) ?? [])];
  if (ids.length === 0) return {};
  const { all, ofStores } = knownNames.ask();
  // What an entry names lies in its own store or in one it names: a transfer's other end.
  const mayBe = new Set([...rows.map(({ scope_id }) => scope_id), ...ids]);
  const storeIds = (await knownNames.ask().storeIds(ctx.db)).filter((id) => mayBe.has(id));
  const asked = { storeIds, ids };
  const [company, inStores] = await Promise.all([
    ctx.db.$queryRaw<{ id: string; name: string }[]>`
      SELECT DISTINCT id, name FROM (${Prisma.join(all, ' UNION ALL ')}) n WHERE id = ANY(${ids}::uuid[])`,
    storeIds.length === 0
      ? []
      : ctx.db.$queryRaw<{ id: string; name: string }[]>`${Prisma.join(
          ofStores.map((piece) => piece(asked)),
          ' UNION ALL ',
        )}`,
  ]);
  const named = [...inStores, ...company];
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}

/** @throws Forbidden where one of those asked for is not theirs: a trail that leaves some out looks whole */
async function readableScopes(ctx: ActorContext, wanted: Filter['scopes']): Promise<string[]> {
  const everywhere = ctx.may('audit.read', null);
  const stores = await knownNames.ask().storeIds(ctx.db);
  const readable = stores.filter((id) => ctx.may('audit.read', id));
  const scopes = everywhere ? [COMPANY_SCOPE, ...readable] : readable;
  if (wanted === undefined) return scopes;
  const asked = [...new Set(wanted.map((scope) => (scope === 'company' ? COMPANY_SCOPE : scope)))];
  if (!asked.every((scope) => scopes.includes(scope))) throw new Forbidden({ permission: 'audit.read' });
  return asked;
}

function conditions(filter: Filter, now: Date): Prisma.Sql {
  const narrow = filter.personId !== undefined || filter.actions !== undefined;
  const from = filter.from ?? (narrow ? new Date(now.getTime() - LOOKS_BACK_MS) : undefined);
  const found = [Prisma.sql`true`];
  if (from) found.push(Prisma.sql`occurred_at >= ${from}`);
  if (filter.to) found.push(Prisma.sql`occurred_at < ${filter.to}`);
  if (filter.personId) found.push(Prisma.sql`actor_id = ${filter.personId}::uuid`);
  if (filter.actions) found.push(Prisma.sql`action = ANY(${filter.actions.flatMap(namesEver)}::text[])`);
  else if (filter.withoutRoutine) found.push(Prisma.sql`action <> ALL(${[...ROUTINE_ACTS]}::text[])`);
  if (filter.cursor) {
    found.push(Prisma.sql`(occurred_at, id) < (${filter.cursor.occurredAt}, ${filter.cursor.id}::uuid)`);
  }
  return Prisma.join(found, ' AND ');
}
