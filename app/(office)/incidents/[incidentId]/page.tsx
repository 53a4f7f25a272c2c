import { getTranslations } from 'next-intl/server';
import {
  AddPhoto,
  DecideIncident,
  type Decision,
  DoMeasure,
  EndIncident,
  NoteOnIncident,
  SetMeasure,
} from '@/components/incidents/incident-acts';
import { IncidentDecisions, IncidentMeasures, IncidentSteps } from '@/components/incidents/incident-course';
import { IncidentFacts } from '@/components/incidents/incident-facts';
import type { IncidentView } from '@/components/incidents/incident-view';
import { InjuryNotes } from '@/components/incidents/injury-notes';
import { AlsoLooking } from '@/components/presence/also-looking';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { calendarDay } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { type DecisionKind, reasonOf } from '@/server/incidents/incident-rules';
import { RIGHT_OF_REASON } from '@/server/stock/adjustments/adjustment-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('incidents', 'incident');

interface Props {
  params: Promise<{ incidentId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One incident whole: what happened, what was decided, who does what, and what may be done next. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const { incidentId } = await params;
  const page = await storeOfPage('incidents.report', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('incidents'), serverApi()]);
  const [view, { people }] = await Promise.all([
    api.incidents.detail({ storeId, incidentId }),
    api.incidents.choices({ storeId }),
  ]);
  const decides = page.may('incidents.decide', storeId);
  const reads = page.may('incidents.read', storeId);
  const of = { storeId, incidentId, version: view.version };
  const closed = view.state === 'CLOSED';
  const decisions = offeredTo(page, view);
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['incidents']} stores={[storeId]} pauseMs={3_000} />
      <PageHeader
        {...(reads ? { breadcrumbs: [{ label: t('title'), href: `/incidents?store=${storeId}` }] } : {})}
        title={view.number}
        description={page.store.name}
      />
      <AlsoLooking kind="INCIDENT" storeId={storeId} id={incidentId} />
      <div className="flex flex-wrap gap-2">
        {decides && decisions.length > 0 ? (
          <DecideIncident {...of} decisions={decisions} primary={view.state === 'OPEN'} />
        ) : null}
        {decides && !closed ? <SetMeasure {...of} people={people} /> : null}
        {closed ? null : <NoteOnIncident {...of} />}
        {decides ? <EndIncident key={view.state} {...of} closed={closed} /> : null}
      </div>
      <IncidentFacts view={view} />
      {closed ? null : <AddPhoto {...of} />}
      {view.kind === 'INJURY' && page.may('incidents.readInjury', storeId) ? (
        <InjuryNotes
          storeId={storeId}
          incidentId={incidentId}
          timeZone={view.timeZone}
          notes={view.injury.notes}
          canAdd={!closed}
        />
      ) : null}
      <IncidentDecisions view={view} />
      <IncidentMeasures
        measures={view.measures}
        today={calendarDay(new Date(), view.timeZone)}
        actionOf={(measure) =>
          decides || measure.ownerId === page.session.person.id ? (
            <DoMeasure storeId={storeId} measureId={measure.id} words={measure.words} />
          ) : null
        }
      />
      <IncidentSteps view={view} />
    </div>
  );
}

/** What may still come of it, as far as the person may book it. */
function offeredTo(page: StorePage, view: IncidentView): Decision[] {
  const { storeId } = page;
  const may: Record<DecisionKind, boolean> = {
    WRITE_OFF: page.may('stock.adjust', storeId) && page.may(RIGHT_OF_REASON[reasonOf(view.kind)], storeId),
    SHORTAGE: page.may('shortages.open', storeId),
    COUNT: page.may('stocktake.plan', storeId),
    CASH: true,
    QUARREL: true,
  };
  const isDecided = (kind: DecisionKind, id?: string) =>
    view.decisions.some((one) => one.kind === kind && (id === undefined || one.subjectId === id));
  const products = view.goods.map((line) => ({ id: line.productId, name: goodsName(line) }));
  const zones = [
    ...(view.zone ? [view.zone] : []),
    ...view.goods.map(({ zoneId, zone }) => ({ id: zoneId, name: zone })),
  ];
  const abouts: Partial<Record<DecisionKind, { id: string; name: string }[]>> = {
    SHORTAGE: products,
    COUNT: zones,
    QUARREL: view.staff,
  };
  return view.offered
    .filter((kind) => may[kind])
    .map((kind) => {
      const once = new Map(abouts[kind]?.map((one) => [one.id, one]));
      return {
        kind,
        about: abouts[kind] ? [...once.values()].filter(({ id }) => !isDecided(kind, id)) : null,
      };
    })
    .filter(({ kind, about }) => (about ? about.length > 0 : !isDecided(kind)));
}
