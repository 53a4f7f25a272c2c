import { getTranslations } from 'next-intl/server';
import { ClaimTable } from '@/components/complaints/claims/claim-table';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { CLAIM_STATES } from '@/server/complaints/claims/claim-rules';
import { listClaimsInput } from '@/server/complaints/claims/claim-schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints.claims');

type Query = { store?: string; state?: string; supplier?: string; cursor?: string };
const STATES = ['open', ...CLAIM_STATES] as const;

/** Claims to suppliers, and what each supplier is still asked for. */
export default async function ClaimsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('complaints.read', query.store);
  const [t, api] = await Promise.all([getTranslations('complaints.claims'), serverApi()]);
  const { storeIds } = page;
  const asked = listClaimsInput
    .pick({ state: true, supplierId: true })
    .safeParse({ state: query.state, supplierId: query.supplier });
  const narrowed = asked.success ? asked.data : {};
  const [found, total, suppliers] = await Promise.all([
    api.complaints.claims.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.complaints.claims.totals({ storeIds, ...narrowed }),
    api.complaints.claims.bySupplier({ storeIds }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/complaints/claims"
      header={{ title: t('title'), hint: t('hint') }}
      query={{ state: query.state, supplier: query.supplier }}
      file="claims"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={
        <>
          <LiveRefresh of={['complaints']} stores={storeIds} pauseMs={5_000} />
          {suppliers.length > 0 ? (
            <Section title={t('bySupplier')}>
              <ListTable
                aria-label={t('bySupplier')}
                headings={[t('supplier'), { numeric: t('openCount') }, { numeric: t('openFen') }]}
              >
                <TableBody>
                  {suppliers.map((row) => (
                    <TableRow key={row.supplierId}>
                      <TableCell>
                        <TextLink
                          href={`/complaints/claims?store=${page.scope}&state=open&supplier=${row.supplierId}`}
                        >
                          {row.name}
                        </TextLink>
                      </TableCell>
                      <TableCell numeric>{row.count}</TableCell>
                      <AmountCell fen={row.openFen} />
                    </TableRow>
                  ))}
                </TableBody>
              </ListTable>
            </Section>
          ) : null}
        </>
      }
      filters={
        <FilterSelect
          param="state"
          label={t('state')}
          options={STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        />
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ClaimTable
            rows={found.rows}
            timeZoneOf={page.timeZoneOf}
            storeOf={page.several ? page.storeOf : undefined}
          />
        )}
      </Card>
    </StoreListFrame>
  );
}
