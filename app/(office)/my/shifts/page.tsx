import { getTranslations } from 'next-intl/server';
import { CalendarLink } from '@/components/roster/calendar/calendar-link';
import type { MyShift } from '@/components/roster/mine/mine';
import { MyWeek } from '@/components/roster/mine/my-week';
import { UnseenList } from '@/components/roster/mine/unseen-list';
import { MySwaps } from '@/components/roster/swaps/my-swaps';
import { OfferShift } from '@/components/roster/swaps/offer-shift';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { addDays } from '@/lib/business-day';
import { grouped } from '@/lib/grouped';
import { givesCover, mondayOf } from '@/server/roster/roster-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.mine');

/** As far as shifts are shown ahead, days. */
const AHEAD = 28;

/** My shifts 我的班次: what was published for whoever is signed in, in all stores, and what of it they have not confirmed yet. */
export default async function MyShiftsPage() {
  const page = await pageSession();
  const [t, swapWords, api] = await Promise.all([
    getTranslations('roster.mine'),
    getTranslations('roster.swaps'),
    serverApi(),
  ]);
  const today = page.businessDayIn(page.storeId, new Date());
  const [mine, swaps, link] = await Promise.all([
    // The hours of a week are of all of it.
    api.roster.mine({ from: mondayOf(today), days: AHEAD + 7 }),
    api.roster.mySwaps(),
    api.roster.myCalendarLink(),
  ]);
  const zones = await zoneNames(
    [...mine.shifts, ...mine.unseen].filter(({ storeId }) => page.may('zones.read', storeId)),
  );
  // Of whoever has all stores any of them: the address is the company's, its line in the trail a store's.
  const home = page.storeId ?? page.session.stores[0]?.id;
  const now = new Date();
  const { person, stores } = page.session;
  const open = new Map(
    swaps.own
      .filter(({ state, giverId }) => (state === 'OPEN' || state === 'TAKEN') && giverId === person.id)
      .map((swap) => [swap.shiftId, swap]),
  );
  const places = {
    stores: new Map(stores.map(({ id, name }) => [id, name])),
    timeZones: new Map(stores.map(({ id }) => [id, page.timeZoneOf(id)])),
    zones,
  };
  const shown = mine.shifts.filter(({ day }) => day >= today && day < addDays(today, AHEAD));
  const weeks = grouped(mine.shifts, ({ monday }) => monday);
  const actOf = (shift: MyShift) => {
    const swap = open.get(shift.id);
    if (swap) return <Badge tone="warn">{swapWords(`states.${swap.state as 'OPEN'}`)}</Badge>;
    // What leave took is the manager's to fill.
    const isToSwap = shift.startsAt > now && givesCover(shift) && shift.leaves.length === 0;
    return isToSwap ? <OfferShift shift={{ ...shift, timeZone: page.timeZoneOf(shift.storeId) }} /> : null;
  };
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['roster', 'leave']} pauseMs={4_000} />
      <PageHeader title={t('title')} />
      <UnseenList unseen={mine.unseen} weeks={mine.weeks} places={places} />
      <MySwaps
        personId={person.id}
        own={swaps.own}
        offers={swaps.offers}
        stores={places.stores}
        timeZones={places.timeZones}
      />
      {shown.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      {[...grouped(shown, ({ monday }) => monday)].map(([monday, shifts]) => (
        <MyWeek
          key={monday}
          monday={monday}
          minutes={(weeks.get(monday) ?? []).reduce((sum, { minutes }) => sum + minutes, 0)}
          shifts={shifts}
          places={places}
          actOf={actOf}
        />
      ))}
      {home ? <CalendarLink storeId={home} link={link} timeZone={page.timeZoneOf(home)} /> : null}
    </div>
  );
}

/** What the zones are called in which these shifts are spent, by store and zone. */
async function zoneNames(shifts: readonly { storeId: string; zoneId: string | null }[]) {
  const storeIds = [...new Set(shifts.flatMap(({ storeId, zoneId }) => (zoneId ? [storeId] : [])))];
  const api = await serverApi();
  const found = await Promise.all(
    storeIds.map(async (storeId) => {
      const zones = await api.zones.list({ storeId });
      return zones.map(({ id, name }) => [`${storeId} ${id}`, name] as const);
    }),
  );
  return new Map(found.flat());
}
