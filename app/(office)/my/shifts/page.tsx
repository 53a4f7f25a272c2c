import { getLocale, getTranslations } from 'next-intl/server';
import { CalendarLink } from '@/components/roster/calendar/calendar-link';
import { ConfirmShifts } from '@/components/roster/confirm-shifts';
import { MySwaps } from '@/components/roster/swaps/my-swaps';
import { OfferShift } from '@/components/roster/swaps/offer-shift';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { formatTime } from '@/lib/format';
import { givesCover } from '@/server/roster/roster-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.mine');

/** As far as shifts are shown ahead, days. */
const AHEAD = 28;

/** My shifts 我的班次: what was published for whoever is signed in, in all stores, and what of it they have not confirmed yet. */
export default async function MyShiftsPage() {
  const page = await pageSession();
  const [t, swapWords, kinds, locale, api] = await Promise.all([
    getTranslations('roster.mine'),
    getTranslations('roster.swaps'),
    getTranslations('roster.kinds'),
    getLocale(),
    serverApi(),
  ]);
  const today = page.businessDayIn(page.storeId, new Date());
  const [{ shifts, unseen }, swaps, link] = await Promise.all([
    api.roster.mine({ from: today, days: AHEAD }),
    api.roster.mySwaps(),
    api.roster.myCalendarLink(),
  ]);
  const zones = await zoneNames(shifts.filter(({ storeId }) => page.may('zones.read', storeId)));
  // Of whoever has all stores any of them: the address is the company's, its line in the trail a store's.
  const home = page.storeId ?? page.session.stores[0]?.id;
  const now = new Date();
  const open = new Map(
    swaps.own
      .filter(
        ({ state, giverId }) => (state === 'OPEN' || state === 'TAKEN') && giverId === page.session.person.id,
      )
      .map((swap) => [swap.shiftId, swap]),
  );
  const names = new Map(page.session.stores.map(({ id, name }) => [id, name]));
  const times = (storeId: string, from: Date, to: Date) => {
    const zoned = { locale, timeZone: page.timeZoneOf(storeId) };
    return `${formatTime(from, zoned)}–${formatTime(to, zoned)}`;
  };
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['roster']} pauseMs={4_000} />
      <PageHeader title={t('title')} />
      {unseen.length > 0 ? (
        <Section title={t('unseen', { count: unseen.length })}>
          <ul className="mb-3 flex flex-col divide-y divide-rule text-sm">
            {unseen.map((one) => (
              <li key={`${one.shiftId} ${one.version} ${one.change}`} className="flex flex-wrap gap-x-2 py-2">
                <BusinessDay day={one.day} />
                <span className="figures">{times(one.storeId, one.startsAt, one.endsAt)}</span>
                <span>{names.get(one.storeId)}</span>
                <span className="text-ink-soft">
                  {t(`changes.${one.change as 'ADDED' | 'CHANGED' | 'REMOVED'}`, {
                    was:
                      one.wasStartsAt && one.wasEndsAt
                        ? times(one.storeId, one.wasStartsAt, one.wasEndsAt)
                        : '',
                  })}
                </span>
              </li>
            ))}
          </ul>
          <ConfirmShifts weeks={weeksOf(unseen)} />
        </Section>
      ) : null}
      <MySwaps
        personId={page.session.person.id}
        own={swaps.own}
        offers={swaps.offers}
        stores={names}
        timeZones={new Map(page.session.stores.map(({ id }) => [id, page.timeZoneOf(id)]))}
      />
      {shifts.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <Card padding="none">
          <ul className="divide-y divide-rule">
            {shifts.map((shift) => (
              <li key={shift.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 p-3">
                <BusinessDay day={shift.day} className="w-36 font-medium" />
                <span className="figures text-lg">{times(shift.storeId, shift.startsAt, shift.endsAt)}</span>
                <span className="text-ink-soft text-sm">
                  {[
                    names.get(shift.storeId),
                    zones.get(shift.zoneId ?? ''),
                    shift.kind === 'WORK' ? '' : kinds(shift.kind as 'DUTY'),
                    shift.note,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <span className="ms-auto self-center">
                  {open.has(shift.id) ? (
                    <Badge tone="warn">{swapWords(`states.${open.get(shift.id)?.state as 'OPEN'}`)}</Badge>
                  ) : shift.startsAt > now && givesCover(shift) ? (
                    <OfferShift shift={{ ...shift, timeZone: page.timeZoneOf(shift.storeId) }} />
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {home ? <CalendarLink storeId={home} link={link} timeZone={page.timeZoneOf(home)} /> : null}
    </div>
  );
}

/** What the zones are called in which these shifts are spent. */
async function zoneNames(shifts: readonly { storeId: string; zoneId: string | null }[]) {
  const storeIds = new Set(shifts.flatMap(({ storeId, zoneId }) => (zoneId ? [storeId] : [])));
  const api = await serverApi();
  const found = await Promise.all([...storeIds].map((storeId) => api.zones.list({ storeId })));
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

/** The weeks that wait, each with its highest version. */
function weeksOf(unseen: readonly { storeId: string; monday: string; version: number }[]) {
  const weeks = new Map<string, { storeId: string; monday: string; version: number }>();
  for (const { storeId, monday, version } of unseen) {
    const key = `${storeId} ${monday}`;
    weeks.set(key, { storeId, monday, version: Math.max(version, weeks.get(key)?.version ?? 0) });
  }
  return [...weeks.values()];
}
