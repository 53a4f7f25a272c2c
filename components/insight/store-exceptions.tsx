import { useTranslations } from 'next-intl';
import { Card, Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { StoreExceptions as Exceptions } from '@/server/insight/homes/exceptions';
import { NudgeButton } from './nudge-button';

/** What does not fit, a row for each store; each figure leads to what is behind it. */
export function StoreExceptions({
  stores,
  mayNudge,
}: {
  stores: readonly Exceptions[];
  mayNudge: (storeId: string) => boolean;
}) {
  const t = useTranslations('insight');
  const title = t(stores.length > 1 ? 'exceptionsByStore' : 'exceptions');
  const behind = (storeId: string, kind: string) => `/insight/exceptions?store=${storeId}#${kind}`;
  return (
    <Section title={title} description={t('exceptionsHint')}>
      <Card padding="none">
        <ListTable
          aria-label={title}
          headings={[
            t('store'),
            { numeric: t('kinds.cash') },
            { numeric: t('kinds.breaches') },
            { numeric: t('kinds.numbers') },
            { numeric: t('kinds.belowZero') },
            { numeric: t('kinds.late') },
          ]}
        >
          <TableBody>
            {stores.map((store) => (
              <TableRow key={store.storeId} className="align-middle">
                <TableCell>{store.name}</TableCell>
                <TableCell numeric>
                  {store.cash.count === 0 ? (
                    '–'
                  ) : (
                    <TextLink href={behind(store.storeId, 'cash')} className="text-alarm">
                      {t('cashLine', {
                        count: store.cash.count,
                        amount: formatMoney(store.cash.overFen + store.cash.shortFen, { sign: 'always' }),
                      })}
                    </TextLink>
                  )}
                </TableCell>
                <CountCell count={store.breaches} href={behind(store.storeId, 'breaches')} />
                <CountCell count={store.numbers} href={behind(store.storeId, 'numbers')} />
                <CountCell count={store.belowZero} href={`/stock/negative?store=${store.storeId}`} />
                <TableCell numeric>
                  <Late store={store} mayNudge={mayNudge(store.storeId)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}

function CountCell({ count, href }: { count: number; href: string }) {
  return (
    <TableCell numeric>
      {count === 0 ? (
        '–'
      ) : (
        <TextLink href={href} className="font-semibold text-alarm">
          {count}
        </TextLink>
      )}
    </TableCell>
  );
}

function Late({ store, mayNudge }: { store: Exceptions; mayNudge: boolean }) {
  const t = useTranslations('insight');
  const [oldest] = store.late;
  if (!oldest) return '–';
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2 max-sm:justify-start">
      <TextLink href={`/day-reports/${store.storeId}/${oldest}`} className="font-semibold text-alarm">
        {t('lateDays', { count: store.late.length })}
      </TextLink>
      {mayNudge ? (
        <NudgeButton
          // Another moment the server knows of is another button.
          key={store.nudgedAt?.getTime() ?? 0}
          storeId={store.storeId}
          store={store.name}
          day={oldest}
          nudgedAt={store.nudgedAt}
          timeZone={store.timeZone}
        />
      ) : null}
    </span>
  );
}
