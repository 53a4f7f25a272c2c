import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Reader } from '@/server/platform/db';
import { storeCommand } from '@/server/platform/schema';

/** 32 random bytes, as an address writes them. */
export const calendarToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Made by the browser, so that no answer that is kept for a repeated request holds it. */
export const makeCalendarLinkInput = storeCommand.extend({ token: calendarToken });
export const revokeCalendarLinkInput = storeCommand;

/** What is kept of a token. */
export const hashOfToken = (token: string) => new Uint8Array(createHash('sha256').update(token).digest());

/** An address for one's own shifts; the one before is worth nothing from then on. */
export const makeCalendarLink = command({
  name: 'roster.makeCalendarLink',
  permission: 'roster.own',
  scope: 'store',
  input: makeCalendarLinkInput,
  async run(tx, { storeId, token, requestId: id }, ctx) {
    const { personId } = ctx.actor;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`calendar${personId}`}, 1))::text`;
    await tx.calendarLink.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: ctx.now } });
    await tx.calendarLink.create({
      data: { id, personId, tokenHash: hashOfToken(token), madeAt: ctx.now },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.makeCalendarLink',
      subjectKind: 'person',
      subjectId: personId,
      requestId: id,
    });
    return { madeAt: ctx.now };
  },
});

/** The address is worth nothing from now on; without one nothing happens. */
export const revokeCalendarLink = command({
  name: 'roster.revokeCalendarLink',
  permission: 'roster.own',
  scope: 'store',
  input: revokeCalendarLinkInput,
  async run(tx, { storeId, requestId }, ctx) {
    const { personId } = ctx.actor;
    const { count } = await tx.calendarLink.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count > 0)
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'roster.revokeCalendarLink',
        subjectKind: 'person',
        subjectId: personId,
        requestId,
      });
    return { revoked: count };
  },
});

/** Somebody's link, if they have one: since when, and when a calendar last asked there. */
export function linkOf(
  reader: Reader,
  personId: string,
): Promise<{ madeAt: Date; fetchedAt: Date | null } | null> {
  return reader.calendarLink.findFirst({
    where: { personId, revokedAt: null },
    select: { madeAt: true, fetchedAt: true },
  });
}
