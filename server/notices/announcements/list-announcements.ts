import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { concerns } from './audience';
import { AnnouncementUnknown } from './errors';
import { whoHasRead } from './who-has-read';

const PAGE = 30;
/** Must-reads at a time that are looked through; a company has few. */
const MOST_OPEN = 200;

/** Announcements that concern me, or that I may write the like of; the latest first. @param of.before id of the last of the page before */
export async function listAnnouncements(ctx: ActorContext, of: { before?: string | undefined }) {
  const rows = await ctx.db.announcement.findMany({
    where: { AND: [sees(ctx), of.before ? { id: { lt: of.before } } : {}] },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const [names, mine] = await Promise.all([
    personNames(
      ctx.db,
      page.map(({ writtenById }) => writtenById),
    ),
    readByMe(
      ctx,
      page.map(({ id }) => id),
    ),
  ]);
  return {
    rows: page.map((row) => ({
      id: row.id,
      storeId: row.storeId,
      title: row.title,
      mustRead: row.mustRead,
      writtenBy: names.get(row.writtenById) ?? '',
      writtenAt: row.writtenAt,
      isOpen: row.closedAt === null,
      /** Mine to confirm, and not yet. */
      waits: waits(ctx, row, mine),
      readAt: mine.get(row.id) ?? null,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One of them whole; for who may write the like, who has read it and who has not. @throws AnnouncementUnknown */
export async function announcementDetail(ctx: ActorContext, announcementId: string) {
  const row = await ctx.db.announcement.findFirst({ where: { AND: [{ id: announcementId }, sees(ctx)] } });
  if (!row) throw new AnnouncementUnknown();
  const manages = ctx.may('notices.announce', row.storeId);
  const [names, mine, readers] = await Promise.all([
    personNames(ctx.db, [row.writtenById, row.closedById]),
    readByMe(ctx, [row.id]),
    manages && row.mustRead ? whoHasRead(ctx.db, row) : null,
  ]);
  return {
    id: row.id,
    storeId: row.storeId,
    title: row.title,
    text: row.text,
    mustRead: row.mustRead,
    storeIds: row.storeIds,
    roles: row.roles,
    file: row.attachmentId ? { storeId: row.storeId ?? COMPANY_SCOPE, id: row.attachmentId } : null,
    writtenBy: names.get(row.writtenById) ?? '',
    writtenAt: row.writtenAt,
    remindedAt: row.remindedAt,
    closedAt: row.closedAt,
    closedBy: row.closedById ? (names.get(row.closedById) ?? '') : null,
    waits: waits(ctx, row, mine),
    readAt: mine.get(row.id) ?? null,
    manages,
    readers: readers?.filter(({ id, readAt }) => readAt !== null || id !== row.writtenById) ?? null,
  };
}

/** Must-reads this person has not confirmed, the oldest first. */
export async function mustReads(ctx: ActorContext) {
  const rows = await ctx.db.announcement.findMany({
    where: {
      closedAt: null,
      mustRead: true,
      confirmations: { none: { personId: ctx.actor.personId } },
      writtenById: { not: ctx.actor.personId },
    },
    orderBy: { writtenAt: 'asc' },
    take: MOST_OPEN,
    select: {
      id: true,
      storeId: true,
      title: true,
      writtenAt: true,
      storeIds: true,
      roles: true,
      personIds: true,
    },
  });
  return rows.filter((row) => concerns(row, ctx.actor));
}

function waits(
  ctx: ActorContext,
  row: Parameters<typeof concerns>[0] & {
    id: string;
    mustRead: boolean;
    closedAt: Date | null;
    writtenById: string;
  },
  mine: ReadonlyMap<string, Date>,
): boolean {
  const { personId } = ctx.actor;
  return (
    row.mustRead &&
    row.closedAt === null &&
    row.writtenById !== personId &&
    !mine.has(row.id) &&
    concerns(row, ctx.actor)
  );
}

async function readByMe({ db, actor }: ActorContext, ids: string[]): Promise<Map<string, Date>> {
  const rows = await db.announcementConfirmation.findMany({
    where: { personId: actor.personId, announcementId: { in: ids } },
    select: { announcementId: true, confirmedAt: true },
  });
  return new Map(rows.map(({ announcementId, confirmedAt }) => [announcementId, confirmedAt]));
}

/** The same as `concerns`, where the database looks; and where I may announce. */
function sees(ctx: ActorContext): Prisma.AnnouncementWhereInput {
  const { personId, grants } = ctx.actor;
  if (ctx.may('notices.announce', null)) return {};
  const byWork = grants.map(
    ({ role, storeId }): Prisma.AnnouncementWhereInput => ({
      personIds: { isEmpty: true },
      AND: [
        {
          OR: [
            { roles: { isEmpty: true } },
            { roles: { has: role as Prisma.EnumRoleNullableListFilter['has'] } },
          ],
        },
        { OR: [{ storeIds: { isEmpty: true } }, ...(storeId ? [{ storeIds: { has: storeId } }] : [])] },
      ],
    }),
  );
  const managed = grants.flatMap(({ storeId }) =>
    storeId && ctx.may('notices.announce', storeId) ? [storeId] : [],
  );
  return { OR: [{ personIds: { has: personId } }, ...byWork, { storeId: { in: managed } }] };
}
