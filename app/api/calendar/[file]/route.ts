import '@/server/answers';
import { wordsFor } from '@/lib/i18n/words-for';
import { db } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { limiterOf, takePoint } from '@/server/platform/limiter';
import { linkOfToken, shiftsOfFeed } from '@/server/roster/calendar/feed';
import { feedText } from '@/server/roster/calendar/feed-text';
import { withinLimits } from '@/server/staff/auth/flood-limits';
import { codedAnswer } from '../../coded-answer';

export const dynamic = 'force-dynamic';

const OURS = { 'Cache-Control': 'private, no-store' };
/** How often one address is answered: several calendars of one person, each some times an hour. */
const BY_LINK = { points: 60, seconds: 600 };

/**
 * Somebody's own published shifts for the calendar of their phone, at an address that is the key: no session. An address that is none, was
 * replaced or revoked, or whose person left, is nothing at all.
 */
export function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return codedAnswer(async () => {
    const token = (await params).file.replace(/\.ics$/, '');
    const link = await withinLimits(db(), { door: 'calendar' }, () => linkOfToken(db(), token)).catch(
      nothing,
    );
    if (link === null) return new Response(null, { status: 404, headers: OURS });
    const refused = await takePoint(limiterOf('calendar', BY_LINK), link.id);
    if (refused)
      return new Response(null, {
        status: 429,
        headers: { ...OURS, 'Retry-After': String(refused.waitSeconds) },
      });
    const now = new Date();
    const shifts = await shiftsOfFeed(db(), link, now);
    const t = wordsFor(link.locale, 'roster');
    const words = {
      title: t('mine.title'),
      kindOf: (kind: string) => t(`kinds.${kind}`),
      leaveOf: (kind: string, minutes: number) =>
        t('mine.onLeave', { kind: t(`leave.kinds.${kind}`), hours: Math.round(minutes / 6) / 10 }),
    };
    return new Response(feedText(shifts, words, now), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="shifts.ics"',
        'Cache-Control': 'private, max-age=60',
      },
    });
  });
}

function nothing(error: unknown): null {
  if (error instanceof DomainError && error.kind === 'not_found') return null;
  throw error;
}
