import { getLocale, getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { EndRepeated } from '@/components/tasks/task-acts';
import { DueBy, TaskStateBadge } from '@/components/tasks/task-state';
import { whenWords } from '@/components/tasks/when-words';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { listTasksInput } from '@/server/tasks/schema';
import { TASK_STATES } from '@/server/tasks/task-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('tasks');

type Query = Partial<Record<'state' | 'owner' | 'store' | 'cursor', string>>;
const TILES = ['open', 'overdue', 'done'] as const;

/** What is to be done in the stores, by whom and until when; what comes again stands below. */
export default async function TasksPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('tasks.do', query.store);
  const [t, api] = await Promise.all([getTranslations('tasks'), serverApi()]);
  const { storeIds } = page;
  const asked = listTasksInput.pick({ state: true, ownerId: true }).safeParse({
    // What is to be done, unless everything is asked for.
    state: query.state === 'all' ? undefined : query.state || 'open',
    ownerId: query.owner || undefined,
  });
  const { state, ownerId } = asked.data ?? {};
  const narrowed = { ...(state ? { state } : {}), ...(ownerId ? { ownerId } : {}) };
  const [only] = storeIds;
  const [found, total, all, people, repeated] = await Promise.all([
    api.tasks.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.tasks.totals({ storeIds, ...narrowed }),
    api.tasks.totals({ storeIds }),
    only && !page.several ? api.tasks.people({ storeId: only }) : [],
    api.tasks.repeated({ storeIds }),
  ]);
  const headings = [
    t('what'),
    ...(page.several ? [t('store')] : []),
    t('owner'),
    t('due'),
    t('state'),
    t('givenBy'),
  ];
  return (
    <StoreListFrame
      page={page}
      path="/tasks"
      views="tasks"
      header={{ title: t('title'), create: { label: t('new'), permission: 'tasks.give' } }}
      query={{ state: query.state, owner: query.owner }}
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t(state === 'open' || state === 'overdue' ? 'later' : 'older')}
      above={
        <>
          <LiveRefresh of={['tasks']} stores={storeIds} pauseMs={3_000} />
          <StatGrid>
            {TILES.map((tile) => (
              <Stat
                key={tile}
                label={t(`states.${tile}`)}
                value={all[tile]}
                href={`/tasks?store=${page.scope}${tile === 'open' ? '' : `&state=${tile}`}`}
                tone={tile === 'overdue' && all.overdue > 0 ? 'late' : 'plain'}
              />
            ))}
          </StatGrid>
        </>
      }
      filters={
        <>
          <FilterSelect
            param="state"
            label={t('state')}
            allLabel={t('states.open')}
            options={[
              ...TASK_STATES.filter((one) => one !== 'open').map((one) => ({
                value: one,
                label: t(`states.${one}`),
              })),
              { value: 'all', label: t('states.all') },
            ]}
          />
          {people.length > 0 ? (
            <FilterSelect
              param="owner"
              label={t('owner')}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
        </>
      }
      below={<Repeated page={page} rows={repeated} />}
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable tall aria-label={t('title')} headings={headings}>
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={`${row.storeId}${row.id}`}>
                  <TableCell>
                    <TextLink href={`/tasks/${row.id}?store=${row.storeId}`}>{row.title}</TextLink>
                  </TableCell>
                  {page.several ? <TableCell>{page.storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
                  <TableCell>{row.owner}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DueBy {...row} timeZone={page.timeZoneOf(row.storeId)} />
                  </TableCell>
                  <TableCell>
                    <TaskStateBadge state={row.state} />
                  </TableCell>
                  <TableCell>{row.givenBy}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}

type RepeatedRow = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['tasks']['repeated']>>[number];

/** What comes again, and when next. */
async function Repeated({ page, rows }: { page: StoresPage; rows: readonly RepeatedRow[] }) {
  if (rows.length === 0) return null;
  const [t, when, locale] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('tasks.when'),
    getLocale(),
  ]);
  const headings = [
    t('what'),
    ...(page.several ? [t('store')] : []),
    t('owner'),
    t('form.often'),
    t('next'),
    t('acts.end'),
  ];
  return (
    <Section title={t('repeated')}>
      <Card padding="none">
        <ListTable tall aria-label={t('repeated')} headings={headings}>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell>{row.title}</TableCell>
                {page.several ? <TableCell>{page.storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
                <TableCell>{row.owner}</TableCell>
                <TableCell>{whenWords(when, locale, row)}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <BusinessDay day={row.nextOn} />
                </TableCell>
                <TableCell>
                  {page.may('tasks.give', row.storeId) ? (
                    <EndRepeated storeId={row.storeId} repeatId={row.id} title={row.title} />
                  ) : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}
