import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import type { listPeopleInput } from './person-schema';

const PAGE = 50;

/** A name sorts as it is looked up: by pinyin. */
const BY_PINYIN = Prisma.sql`name COLLATE "zh-Hans-CN-x-icu"`;

/**
 * People by name, a page at a time. Who may read them company-wide sees all; a store's manager those who may work in that store,
 * without their sign-in names and former roles.
 */
export async function listPeople(ctx: ActorContext, filter: z.output<typeof listPeopleInput>) {
  const scope = readableStores(ctx);
  const ids = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM person p
    WHERE ${Prisma.join([...conditions(filter, scope), after(filter.cursor)], ' AND ')}
    ORDER BY ${BY_PINYIN}, id LIMIT ${PAGE + 1}`;
  const page = ids.slice(0, PAGE);
  const people = await ctx.db.person.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    include: {
      grants: {
        where: { revokedAt: null },
        select: { role: true, storeId: true, store: { select: { name: true } } },
        orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }],
      },
    },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const last = page.at(-1);
  return {
    people: page.flatMap(({ id }) => {
      const person = byId.get(id);
      return person ? [{ ...shown(person, scope === 'all'), grants: grantsShown(person.grants, scope) }] : [];
    }),
    next: ids.length > PAGE && last ? { name: last.name, id: last.id } : null,
  };
}

/** One person with what they hold and held. @throws NotFound, also for somebody of another store */
export async function personDetails(ctx: ActorContext, personId: string) {
  const scope = readableStores(ctx);
  const person = await ctx.db.person.findUnique({
    where: { id: personId },
    include: {
      grants: {
        include: { store: { select: { name: true } } },
        orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { grantedAt: 'desc' }],
      },
      secondFactor: { select: { confirmedAt: true } },
      sessions: { orderBy: { startedAt: 'desc' }, take: 1, select: { startedAt: true, deviceId: true } },
    },
  });
  const current = person?.grants.filter((grant) => grant.revokedAt === null) ?? [];
  const visible =
    scope === 'all' || current.some(({ storeId }) => storeId === null || scope.includes(storeId));
  if (!person || !visible) throw new NotFound({ noun: 'person' });
  const full = scope === 'all';
  return {
    ...shown(person, full),
    locale: person.locale,
    createdAt: person.createdAt,
    lastSignInAt: person.sessions[0]?.startedAt ?? null,
    hasPassword: full && person.passwordHash !== null,
    hasPin: person.pinHash !== null,
    hasSecondFactor: full && Boolean(person.secondFactor?.confirmedAt),
    mayManage: ctx.may('people.manage', null),
    grants: grantsShown(full ? person.grants : current, scope).map((grant) => ({ ...grant })),
  };
}

interface PersonRow {
  id: string;
  name: string;
  login: string | null;
  pinHash: string | null;
  deactivatedAt: Date | null;
}

function shown({ id, name, login, pinHash, deactivatedAt }: PersonRow, full: boolean) {
  return { id, name, login: full ? login : null, hasPin: pinHash !== null, deactivatedAt };
}

/** Roles in stores the reader may not read stay out. */
function grantsShown<G extends { storeId: string | null; store: { name: string } | null }>(
  grants: readonly G[],
  scope: 'all' | readonly string[],
) {
  return grants
    .filter(({ storeId }) => scope === 'all' || storeId === null || scope.includes(storeId))
    .map(({ store, ...grant }) => ({ ...grant, storeName: store?.name ?? null }));
}

/** Stores whose people the actor may read; all of them with the right company-wide. */
function readableStores(ctx: ActorContext): 'all' | string[] {
  if (ctx.may('people.read', null)) return 'all';
  const own = ctx.actor.grants.flatMap(({ storeId }) => storeId ?? []);
  return [...new Set(own)].filter((storeId) => ctx.may('people.read', storeId));
}

function conditions(filter: z.output<typeof listPeopleInput>, scope: 'all' | string[]): Prisma.Sql[] {
  const found = [Prisma.sql`true`];
  if (filter.state !== 'all') {
    found.push(
      filter.state === 'active' ? Prisma.sql`deactivated_at IS NULL` : Prisma.sql`deactivated_at IS NOT NULL`,
    );
  }
  if (filter.search) {
    const part = `%${filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const login = scope === 'all' ? Prisma.sql`OR login LIKE ${part}` : Prisma.empty;
    found.push(Prisma.sql`(lower(name) LIKE ${part} OR initials LIKE ${part} ${login})`);
  }
  if (filter.role) found.push(holds(Prisma.sql`g.role = ${filter.role}::"Role"`, scope));
  if (filter.storeId) {
    found.push(holds(Prisma.sql`(g.store_id IS NULL OR g.store_id = ${filter.storeId}::uuid)`, scope));
  }
  if (scope !== 'all') found.push(holds(Prisma.sql`true`, scope));
  return found;
}

/** Has a current role of this kind, counted only where the reader may see it. */
function holds(kind: Prisma.Sql, scope: 'all' | string[]): Prisma.Sql {
  const readable =
    scope === 'all'
      ? Prisma.sql`true`
      : Prisma.sql`(g.store_id IS NULL OR g.store_id = ANY(${scope}::uuid[]))`;
  return Prisma.sql`EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL AND ${readable} AND ${kind})`;
}

function after(cursor: z.output<typeof listPeopleInput>['cursor']): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  return Prisma.sql`(${BY_PINYIN}, id) > (${cursor.name} COLLATE "zh-Hans-CN-x-icu", ${cursor.id}::uuid)`;
}
