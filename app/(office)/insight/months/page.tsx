import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney, formatMonth } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.months');

interface Props {
  searchParams: Promise<{ store?: string }>;
}

/** Which months of which stores are in. */
export default async function MonthReportsPage({ searchParams }: Props) {
  const page = await storesOfPage('insight.read', (await searchParams).store);
  const [t, locale, api] = await Promise.all([getTranslations('insight.months'), getLocale(), serverApi()]);
  const months = await api.insight.months({ storeIds: page.storeIds });
  return (
    <StoreListFrame
      page={page}
      path="/insight/months"
      views="months"
      header={{ title: t('title'), hint: t('hint') }}
      query={{}}
      nextCursor={null}
    >
      <Card padding="none">
        <ListTable aria-label={t('title')} headings={[t('month'), ...page.stores.map(({ name }) => name)]}>
          <TableBody>
            {months.map(({ month, isRunning, stores }) => (
              <TableRow key={month}>
                <TableCell className="font-medium">{formatMonth(month, locale)}</TableCell>
                {stores.map(({ storeId, wasThere, report }) => (
                  <TableCell key={storeId}>
                    {wasThere ? (
                      <TextLink
                        href={`/insight/months/${storeId}/${month}`}
                        className="inline-flex flex-wrap items-center gap-2 no-underline"
                      >
                        {report ? (
                          <>
                            <Badge tone="ok">{t('in')}</Badge>
                            <span className="underline">{formatMoney(report.takingsFen)}</span>
                          </>
                        ) : (
                          <span className="underline">{t(isRunning ? 'running' : 'notIn')}</span>
                        )}
                      </TextLink>
                    ) : (
                      '–'
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </StoreListFrame>
  );
}
