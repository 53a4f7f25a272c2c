import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { claimNumber } from '@/lib/claim-number';
import type { ClaimView } from '@/server/complaints/claims/list-claims';
import { ClaimStateBadge } from './claim-state';

/** Claims, latest first: what is wanted beside what was given. */
export async function ClaimTable({
  rows,
  timeZoneOf,
  storeOf,
}: {
  rows: readonly ClaimView[];
  timeZoneOf: (storeId: string) => string;
  /** With rows of several stores. */
  storeOf?: ((storeId: string) => { name: string; code: string } | undefined) | undefined;
}) {
  const t = await getTranslations('complaints.claims');
  const headings = [
    t('number'),
    ...(storeOf ? [t('store')] : []),
    t('supplier'),
    t('complaint'),
    t('goods'),
    t('state'),
    { numeric: t('wanted') },
    { numeric: t('gaveFen') },
    t('openedAt'),
  ];
  return (
    <ListTable tall aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.storeId}${row.id}`}>
            <TableCell className="whitespace-nowrap">
              <TextLink href={`/complaints/claims/${row.id}?store=${row.storeId}`}>
                {claimNumber(row.number, storeOf?.(row.storeId)?.code)}
              </TextLink>
            </TableCell>
            {storeOf ? <TableCell>{storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
            <TableCell>{row.supplier}</TableCell>
            <TableCell className="whitespace-nowrap">
              <TextLink href={`/complaints/${row.complaintId}?store=${row.storeId}`}>
                {row.complaint}
              </TextLink>
            </TableCell>
            <TableCell>
              {row.lines.map((line) => (
                <span key={line.lineNo} className="block">
                  {line.name} × {line.quantity}
                </span>
              ))}
            </TableCell>
            <TableCell>
              <ClaimStateBadge state={row.state} />
            </TableCell>
            <TableCell numeric>{row.wantedFen === null ? '–' : <Amount fen={row.wantedFen} />}</TableCell>
            <TableCell numeric>
              {row.gaveFen === null ? (
                row.gave ? (
                  t(`givings.${row.gave}`)
                ) : (
                  '–'
                )
              ) : (
                <Amount fen={row.gaveFen} />
              )}
            </TableCell>
            <TableCell>
              <DateTime at={row.openedAt} timeZone={timeZoneOf(row.storeId)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
