import { getTranslations } from 'next-intl/server';
import { DiscrepancyFilters } from '@/components/reconciliation/discrepancy-filters';
import { DiscrepancyList } from '@/components/reconciliation/discrepancy-list';
import { type NarrowingParams, narrowingOf } from '@/components/reconciliation/narrowing-of';
import { VoidRun } from '@/components/reconciliation/void-run';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { DISCREPANCY_STATES } from '@/server/reconciliation/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation');

interface Props {
  params: Promise<{ reconciliationId: string }>;
  searchParams: Promise<NarrowingParams & { store?: string; after?: string }>;
}

type Run = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['reconciliation']['detail']>>;

/** One run: how much of each class, by zone and person, and every difference. */
export default async function ReconciliationPage({ params, searchParams }: Props) {
  const { reconciliationId } = await params;
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const after = Number(query.after);
  const [zones, people, run, found] = await Promise.all([
    api.stock.zones({ storeId }),
    api.reconciliation.owners({ storeId }),
    api.reconciliation.detail({ storeId, reconciliationId }),
    api.reconciliation.lines({
      storeId,
      reconciliationId,
      ...narrowingOf(query),
      ...(Number.isInteger(after) && after > 0 ? { after } : {}),
    }),
  ]);
  const here = `/stock/reconciliation/${reconciliationId}`;
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: String(found.next ?? '') });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/reconciliation?store=${storeId}` }]}
        title={documentNumber('RECONCILIATION', run.number)}
        meta={run.void ? <Badge>{t('isVoid')}</Badge> : null}
        actions={
          run.void === null && page.may('reconciliation.void', storeId) ? (
            <VoidRun
              storeId={storeId}
              reconciliationId={reconciliationId}
              number={documentNumber('RECONCILIATION', run.number)}
            />
          ) : null
        }
        description={
          <>
            {page.store.name} · {run.source} · {run.fileName} · {t('cutOff')}{' '}
            <DateTime at={run.cutOff} timeZone={page.timeZoneOf(storeId)} /> · {run.person}
          </>
        }
      />
      {run.void ? (
        <Callout tone="warn" title={t('voidedBy', run.void)}>
          <DateTime at={run.void.at} timeZone={page.timeZoneOf(storeId)} />
        </Callout>
      ) : null}
      <Figures run={run} />
      <FilterBar params={['class', 'state', 'zone', 'owner', 'after']}>
        <DiscrepancyFilters zones={zones} people={people} states={DISCREPANCY_STATES} />
      </FilterBar>
      <DiscrepancyList
        page={page}
        rows={found.rows.map((row) => ({ ...row, storeId }))}
        empty={{ title: t('noneFound'), hint: t('noneFoundHint') }}
      />
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`${here}?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
      {run.groups.length > 0 ? (
        <Section title={t('byZone')}>
          <Groups run={run} here={`${here}?store=${storeId}`} />
        </Section>
      ) : null}
    </div>
  );
}

async function Figures({ run }: { run: Run }) {
  const t = await getTranslations('reconciliation');
  return (
    <StatGrid>
      <Stat label={t('compared')} value={run.compared} />
      <Stat label={t('agrees')} value={run.agrees} />
      <Stat label={t('classes.TIMING')} value={run.timing} />
      <Stat label={t('classes.MISSING_THERE')} value={run.missingThere} />
      <Stat label={t('classes.MISSING_HERE')} value={run.missingHere} />
      <Stat label={t('classes.WRONG_CODE')} value={run.wrongCode} />
      <Stat
        label={t('classes.DIFFERENCE')}
        value={run.difference}
        tone={run.difference > 0 ? 'late' : 'plain'}
      />
      <Stat label={t('opened')} value={run.opened} />
      <Stat label={t('carriedOver')} value={run.carriedOver} />
      <Stat label={t('closed')} value={run.closed} />
      {run.leftOut > 0 ? <Stat label={t('leftOut')} value={run.leftOut} /> : null}
      {run.valueFen === null ? null : (
        <Stat label={t('value')} value={<Amount fen={run.valueFen} sign="always" />} />
      )}
    </StatGrid>
  );
}

async function Groups({ run, here }: { run: Run; here: string }) {
  const t = await getTranslations('reconciliation');
  const seesCost = run.valueFen !== null;
  return (
    <ListTable
      tall
      aria-label={t('byZone')}
      headings={[
        t('zone'),
        t('owner'),
        { numeric: t('lines') },
        ...(seesCost ? [{ numeric: t('value') }] : []),
      ]}
    >
      <TableBody>
        {run.groups.map((group) => (
          <TableRow key={`${group.zoneId} ${group.ownerId}`}>
            <TableCell>
              <TextLink href={`${here}&zone=${group.zoneId ?? 'none'}&owner=${group.ownerId ?? 'none'}`}>
                {group.zone ?? t('noZone')}
              </TextLink>
            </TableCell>
            <TableCell>{group.owner ?? t('noOwner')}</TableCell>
            <TableCell numeric>{group.lines}</TableCell>
            {seesCost ? <AmountCell fen={group.valueFen ?? 0} /> : null}
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
