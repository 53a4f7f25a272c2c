import { getTranslations } from 'next-intl/server';
import type { StoresPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { repaymentNumber } from '@/lib/repayment-number';
import type { listEntries } from '@/server/customers/credit/list-entries';

type Entry = Awaited<ReturnType<typeof listEntries>>['rows'][number];

/** Entries of customers' accounts, each with whose it is and the paper it came from. */
export async function EntryTable({ page, rows }: { page: StoresPage; rows: readonly Entry[] }) {
  const [t, tenders] = [await getTranslations('credit'), await getTranslations('reports.tenderKinds')];
  return (
    <ListTable
      tall
      aria-label={t('entries')}
      headings={[t('day'), t('customer'), t('what'), t('tender'), t('by'), { numeric: t('amount') }]}
    >
      <TableBody>
        {rows.map((entry) => (
          <TableRow key={`${entry.storeId}${entry.id}`}>
            <TableCell className="whitespace-nowrap">
              <BusinessDay day={entry.day} />
              <span className="block text-ink-soft text-xs">
                <DateTime show="time" at={entry.occurredAt} timeZone={page.timeZoneOf(entry.storeId)} />
                {page.several ? ` · ${page.storeOf(entry.storeId)?.name ?? ''}` : ''}
              </span>
            </TableCell>
            <TableCell>
              {entry.customer ? (
                <TextLink href={`/accounts/${entry.customer.id}?store=${entry.storeId}`}>
                  {entry.customer.name || t('erased')}
                </TextLink>
              ) : (
                t('erased')
              )}
              <span className="figures block text-ink-soft text-xs">{entry.customer?.maskedNumber}</span>
            </TableCell>
            <TableCell>
              {t(`kinds.${entry.kind}`)}{' '}
              {entry.documentKind === 'TICKET' ? (
                <TextLink href={`/tickets/${entry.storeId}/${entry.documentId}`}>{t('ticket')}</TextLink>
              ) : entry.number === null ? null : (
                <span className="figures">{repaymentNumber(entry.number)}</span>
              )}
              <span className="block text-ink-soft text-xs">
                {[t(`accounts.${entry.account}`), entry.reason].filter(Boolean).join(' · ')}
              </span>
            </TableCell>
            <TableCell>
              {entry.tenders.length === 0
                ? '–'
                : entry.tenders.map(({ lineNo, kind, amountFen }) => (
                    <span key={lineNo} className="mr-2 whitespace-nowrap">
                      {tenders(kind)} <Amount fen={amountFen} tone="plain" />
                    </span>
                  ))}
            </TableCell>
            <TableCell>{entry.person}</TableCell>
            <AmountCell fen={entry.amountFen} />
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
