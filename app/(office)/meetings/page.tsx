import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { MEETING_KINDS } from '@/server/meetings/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('meetings');

type Query = Partial<Record<'kind' | 'store' | 'cursor', string>>;

/** Minutes of the stores' meetings, the latest first. */
export default async function MeetingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('meetings.read', query.store);
  const [t, api] = await Promise.all([getTranslations('meetings'), serverApi()]);
  const { storeIds } = page;
  const kind = MEETING_KINDS.find((one) => one === query.kind);
  const found = await api.meetings.list({
    storeIds,
    ...(kind ? { kind } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  const headings = [t('day'), ...(page.several ? [t('store')] : []), t('kind'), t('text'), t('keptBy')];
  return (
    <StoreListFrame
      page={page}
      path="/meetings"
      views="meetings"
      header={{ title: t('title'), create: { label: t('new'), permission: 'meetings.keep' } }}
      query={{ kind: query.kind }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={<LiveRefresh of={['meetings']} stores={storeIds} pauseMs={5_000} />}
      filters={
        <FilterSelect
          param="kind"
          label={t('kind')}
          options={MEETING_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        />
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable tall aria-label={t('title')} headings={headings}>
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/meetings/${row.id}?store=${row.storeId}`}>
                      <BusinessDay day={row.day} />
                    </TextLink>
                  </TableCell>
                  {page.several ? <TableCell>{page.storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
                  <TableCell className="whitespace-nowrap">{t(`kinds.${row.kind}`)}</TableCell>
                  <TableCell>
                    <span className="line-clamp-2 break-words">{row.text}</span>
                  </TableCell>
                  <TableCell>{row.keptBy}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}
