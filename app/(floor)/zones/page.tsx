import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ReportIncidentLink } from '@/components/incidents/report-link';
import { NextStep } from '@/components/shell/next-step';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Stat, StatGrid } from '@/components/ui/stat';
import { FloorFrame } from '@/components/zones/floor-frame';
import { ItemList } from '@/components/zones/item-list';
import { WhereIsIt } from '@/components/zones/where-is-it';
import { ZoneCard } from '@/components/zones/zone-card';
import { FREE_ZONE_KINDS } from '@/server/zones/schema';
import { pageContext, serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<{ store?: string; all?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('zones.board'))('title') };
}

/** The board of whoever walks the shop: their zones, what is still to look at, to count and to explain. */
export default async function ZoneBoardPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('zones.check', query.store);
  const { storeId } = page;
  const keeps = page.may('zones.manage', storeId);
  const everything = keeps && query.all !== '0';
  const t = await getTranslations('zones');
  const { board, mine } = await readBoard(page, everything);
  return (
    <FloorFrame
      backHref="/"
      backLabel={t('board.toOffice')}
      place={page.store.name}
      title={t(everything ? 'board.all' : 'board.title')}
    >
      {keeps ? (
        <nav aria-label={t('board.which')} className="grid grid-cols-2 gap-2">
          {([true, false] as const).map((all) => (
            <ButtonLink
              key={String(all)}
              href={`/zones?store=${storeId}&all=${all ? 1 : 0}`}
              aria-current={all === everything ? 'page' : undefined}
              size="lg"
              variant={all === everything ? 'primary' : 'secondary'}
            >
              {t(all ? 'board.all' : 'board.mine')}
            </ButtonLink>
          ))}
        </nav>
      ) : null}
      {board.unowned.length > 0 ? (
        <Callout tone="late" title={t('unownedTitle', { count: board.unowned.length })}>
          {board.unowned.map(({ name }) => name).join(t('comma'))}
        </Callout>
      ) : null}
      {mine.length === 0 ? (
        <EmptyState
          title={t(everything ? 'board.noneStore' : 'board.none')}
          description={t('board.noneHint')}
          action={
            <NextStep
              permission="zones.manage"
              may={keeps}
              ways={[{ label: t('board.setUp'), href: `/stores/${storeId}` }]}
            />
          }
        />
      ) : (
        <ul aria-label={t('areas')} className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {mine.map((zone) => (
            <ZoneCard
              key={zone.id}
              zone={zone}
              showOwner={everything}
              href={`/zones/${zone.id}?store=${storeId}`}
            />
          ))}
        </ul>
      )}
      {page.may('incidents.report', storeId) ? <ReportIncidentLink storeId={storeId} /> : null}
      <StatGrid>
        <Stat
          label={t('board.toCount')}
          value={board.sheets.length}
          detail={t('board.toCountDetail')}
          href={`/count?store=${storeId}`}
        />
        <Stat
          label={t('board.shortages')}
          value={board.shortages}
          tone={board.shortages > 0 ? 'late' : 'plain'}
          detail={t('board.shortagesDetail')}
          href="/my/shortages"
        />
      </StatGrid>
      <Section title={t('where.title')} description={t('where.hint')}>
        <WhereIsIt storeId={storeId} />
      </Section>
      <Section title={t('board.differences')}>
        <ItemList
          most={8}
          storeId={storeId}
          items={board.items}
          readsStock={page.may('stock.read', storeId)}
          me={page.session.person.id}
        />
      </Section>
      <Suspense fallback={<SkeletonRows label={t('board.figures')} />}>
        <Figures page={page} />
      </Suspense>
    </FloorFrame>
  );
}

const isFixed = (kind: string) => !FREE_ZONE_KINDS.some((free) => free === kind);

/** Everything the board shows, asked of each module at once. */
async function readBoard(page: StorePage, everything: boolean) {
  const { storeId } = page;
  const api = await serverApi();
  const [zones, unowned, due, sheets, items, shortages] = await Promise.all([
    api.zones.list({ storeId }),
    api.zones.unowned({ storeId }),
    api.zones.checksDue({ storeId }),
    page.may('stocktake.count', storeId) ? api.stocktake.openSheets({ storeId }) : [],
    api.openItems.ofZones({ storeId }),
    api.shortages.mine(),
  ]);
  const me = page.session.person.id;
  const of = <Row extends { zoneId: string | null }>(rows: readonly Row[], zoneId: string) =>
    rows.filter((row) => row.zoneId === zoneId);
  const mine = zones
    .filter(({ owner }) => everything || owner?.personId === me)
    // Where customers and goods are first; what is broken, waits or has no place last.
    .sort((a, b) => Number(isFixed(a.kind)) - Number(isFixed(b.kind)))
    .map(({ id, code, name, owner }) => {
      const checks = of(due, id);
      return {
        id,
        code,
        name,
        owner: owner && !owner.gone ? owner.personName : null,
        checks: checks.length,
        checksLeft: checks.filter(({ last }) => last === null).length,
        checksFailed: checks.filter(({ last }) => last?.passed === false).length,
        items:
          of(items.negative, id).length +
          of(items.discrepancies, id).length +
          of(items.differences, id).length,
      };
    });
  return {
    mine,
    board: {
      unowned: unowned.now,
      sheets,
      items,
      shortages: shortages.filter((row) => row.storeId === storeId && row.state === 'undecided').length,
    },
  };
}

/** This month of the person in four figures; they are added up while the rest is read already. */
async function Figures({ page }: { page: StorePage }) {
  const { storeId } = page;
  const [t, api, { now }] = await Promise.all([getTranslations('zones'), serverApi(), pageContext()]);
  const today = page.businessDayIn(storeId, now);
  const found = await api.reports.zoneFigures({ storeId, from: `${today.slice(0, 7)}-01`, to: today });
  const own = found.people.find(({ id }) => id === page.session.person.id);
  return (
    <Section
      title={t('board.figures')}
      actions={
        <ButtonLink size="lg" href={`/stores/${storeId}/zone-figures`}>
          {t('board.allFigures')}
        </ButtonLink>
      }
    >
      {own ? (
        <StatGrid>
          <Stat label={t('figures.soldAmount')} value={<Amount fen={own.soldFen} />} />
          <Stat label={t('figures.sold')} value={<Quantity value={String(own.soldPieces)} />} />
          <Stat
            label={t('figures.checks')}
            value={own.checksDue === 0 ? '–' : `${Math.round((100 * own.checksDone) / own.checksDue)}%`}
            detail={t('figures.checksOf', { done: own.checksDone, due: own.checksDue })}
          />
          <Stat
            label={t('figures.shortAmount')}
            value={<Amount fen={own.shortListFen} />}
            tone={own.shortListFen < 0 ? 'late' : 'plain'}
          />
        </StatGrid>
      ) : (
        <p className="text-ink-soft text-sm">{t('figures.noneHint')}</p>
      )}
    </Section>
  );
}
