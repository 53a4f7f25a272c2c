import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { complaintNumber } from '@/lib/complaint-number';
import type { ComplaintRow } from '@/server/complaints/list-complaints';
import { ComplaintStateBadge, SeverityBadge } from './complaint-badges';

/** Complaints, latest first: what is late says so beside its due time. */
export async function ComplaintTable({
  rows,
  timeZoneOf,
  storeOf,
}: {
  rows: readonly ComplaintRow[];
  timeZoneOf: (storeId: string) => string;
  /** With rows of several stores: what each is called, and what its numbers begin with. */
  storeOf?: ((storeId: string) => { name: string; code: string } | undefined) | undefined;
}) {
  const t = await getTranslations('complaints');
  const headings = [
    t('number'),
    ...(storeOf ? [t('store')] : []),
    t('customer'),
    t('words'),
    t('severity'),
    t('state'),
    t('due'),
    t('owner'),
    t('loggedAt'),
  ];
  return (
    <ListTable tall aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.storeId}${row.id}`}>
            <TableCell className="whitespace-nowrap">
              <TextLink href={`/complaints/${row.id}?store=${row.storeId}`}>
                {complaintNumber(row.number, storeOf?.(row.storeId)?.code)}
              </TextLink>
            </TableCell>
            {storeOf ? <TableCell>{storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
            <TableCell>{row.customer || t('unknownCustomer')}</TableCell>
            <TableCell>
              <span className="line-clamp-2 max-w-80 break-words">{row.words}</span>
              {row.goods ? <span className="block text-ink-soft text-xs">{row.goods}</span> : null}
            </TableCell>
            <TableCell>
              <SeverityBadge severity={row.severity} />
            </TableCell>
            <TableCell>
              <ComplaintStateBadge state={row.state} />
            </TableCell>
            <TableCell>
              {row.dueAt ? <DateTime at={row.dueAt} timeZone={timeZoneOf(row.storeId)} /> : '–'}
              {row.overdue ? (
                <span className="mt-1 block">
                  <Badge tone="late">{t('overdue')}</Badge>
                </span>
              ) : null}
            </TableCell>
            <TableCell>{row.owner}</TableCell>
            <TableCell className="whitespace-nowrap">
              <DateTime at={row.loggedAt} timeZone={timeZoneOf(row.storeId)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
