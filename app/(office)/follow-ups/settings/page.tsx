import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditQuota } from '@/components/follow-ups/edit-quota';
import { EditRules } from '@/components/follow-ups/edit-rules';
import { HandOver } from '@/components/follow-ups/hand-over';
import { OneStore } from '@/components/shell/one-store';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('settings') };
}

interface Props {
  searchParams: Promise<{ store?: string }>;
}

/** Who is called by itself, how many calls a store's roles make a day, and who takes over from whom. */
export default async function FollowUpSettingsPage({ searchParams }: Props) {
  const page = await storeOfPage('followUps.readAll', (await searchParams).store);
  const { storeId, store } = page;
  const [t, roles, api] = await Promise.all([
    getTranslations('followUps'),
    getTranslations('shell.roles'),
    serverApi(),
  ]);
  const [{ rules, quotas, holders }, people] = await Promise.all([
    api.followUps.settings({ storeId }),
    api.staff.withPermission({ storeId, permission: 'followUps.call' }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/follow-ups?store=${storeId}` }]}
        title={t('settings')}
        description={t('settingsHint')}
        actions={<OneStore allowed={page.allowed} storeId={storeId} />}
      />
      <Section
        paper
        title={t('rules')}
        description={t('rulesHint')}
        actions={page.may('followUps.keepRules', null) ? <EditRules rules={rules} /> : null}
      >
        {rules.length === 0 ? (
          <p className="p-3 text-ink-soft text-sm">{t('rulesNone')}</p>
        ) : (
          <ListTable
            aria-label={t('rules')}
            headings={[t('ruleAfter'), { numeric: t('ruleDays') }, { numeric: t('ruleFrom') }]}
          >
            <TableBody>
              {rules.map(({ after, days, fromFen }) => (
                <TableRow key={`${after}${days}`}>
                  <TableCell>{t(`afters.${after}`)}</TableCell>
                  <TableCell numeric>{days}</TableCell>
                  <TableCell numeric>{after === 'SALE' ? <Amount fen={fromFen} /> : '–'}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Section>
      <Section paper title={t('quotas')} description={t('quotasHint', { store: store.name })}>
        <ListTable
          aria-label={t('quotas')}
          headings={[
            t('quotaRole'),
            { numeric: t('quotaCalls') },
            { numeric: t('quotaFirst') },
            t('quotaChange'),
          ]}
        >
          <TableBody>
            {quotas.map((quota) => (
              <TableRow key={quota.role}>
                <TableCell>{roles(quota.role)}</TableCell>
                <TableCell numeric>{quota.calls}</TableCell>
                <TableCell numeric>{quota.firstContacts}</TableCell>
                <TableCell>
                  {page.may('followUps.setQuota', storeId) ? (
                    <EditQuota storeId={storeId} name={roles(quota.role)} quota={quota} />
                  ) : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Section>
      <Section paper title={t('holders')} description={t('holdersHint')}>
        {holders.length === 0 ? (
          <p className="p-3 text-ink-soft text-sm">{t('holdersNone')}</p>
        ) : (
          <ListTable
            aria-label={t('holders')}
            headings={[t('person'), { numeric: t('waitingCount') }, t('handOver')]}
          >
            <TableBody>
              {holders.map(({ personId, name, waiting, hasLeft }) => (
                <TableRow key={personId ?? ''}>
                  <TableCell>
                    {name ?? t('anybody')} {hasLeft ? <Badge tone="warn">{t('hasLeft')}</Badge> : null}
                  </TableCell>
                  <TableCell numeric>{waiting}</TableCell>
                  <TableCell>
                    <HandOver
                      storeId={storeId}
                      fromPersonId={personId}
                      name={name ?? t('anybody')}
                      count={waiting}
                      people={people.filter(({ id }) => id !== personId)}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Section>
    </div>
  );
}
