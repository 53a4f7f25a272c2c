import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditLimit } from '@/components/limits/edit-limit';
import { LimitWords } from '@/components/limits/limit-words';
import { LimitsScope } from '@/components/limits/limits-scope';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { LIMITED_ROLES } from '@/server/limits/limit-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('limits');

/** What each role may do at the counter alone, with somebody's word, or not at all: of the chain, and where a store is stricter. */
export default async function RoleLimitsPage(props: { searchParams: Promise<{ store?: string }> }) {
  const page = await requireEverywhere('limits.keep');
  const { store: asked } = await props.searchParams;
  const { stores } = page.session;
  const store = asked ? stores.find(({ id }) => id === asked) : null;
  if (store === undefined) notFound();
  const [t, roles, api] = await Promise.all([
    getTranslations('limits'),
    getTranslations('shell.roles'),
    serverApi(),
  ]);
  const limits = await api.limits.all(store ? { storeId: store.id } : {});
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={store ? t('ofStore', { store: store.name }) : t('description')}
        actions={<LimitsScope stores={stores} storeId={store?.id ?? null} />}
      />
      {LIMITED_ROLES.map((role) => (
        <Section paper key={role} title={roles(role)}>
          <ListTable
            aria-label={roles(role)}
            headings={[t('act'), t('holds'), ...(store ? [t('chain')] : []), t('change')]}
          >
            <TableBody>
              {limits
                .filter((limit) => limit.role === role)
                .map(({ act, chain, store: own }) => (
                  <TableRow key={act}>
                    <TableCell className="whitespace-normal">
                      {t(`acts.${act}`)}
                      <span className="block text-ink-soft text-xs">{t(`actHints.${act}`)}</span>
                    </TableCell>
                    <TableCell className="whitespace-normal">
                      {store && !own ? t('asChain') : <LimitWords said={own ?? chain} />}
                    </TableCell>
                    {store ? (
                      <TableCell className="whitespace-normal">
                        <LimitWords said={chain} />
                      </TableCell>
                    ) : null}
                    <TableCell>
                      <EditLimit
                        key={JSON.stringify([store?.id, store ? own : chain])}
                        storeId={store?.id ?? null}
                        role={role}
                        act={act}
                        name={`${roles(role)} · ${t(`acts.${act}`)}`}
                        said={store ? own : chain}
                      />
                    </TableCell>
                  </TableRow>
                ))}
            </TableBody>
          </ListTable>
        </Section>
      ))}
    </div>
  );
}
