import { getTranslations } from 'next-intl/server';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { incidentNumber } from '@/lib/incident-number';
import type { IncidentRow } from '@/server/incidents/list-incidents';
import { IncidentStateBadge, SevereBadge } from './incident-badges';

/** Incidents, latest first. */
export async function IncidentTable({
  rows,
  timeZoneOf,
  storeOf,
}: {
  rows: readonly IncidentRow[];
  timeZoneOf: (storeId: string) => string;
  /** With rows of several stores: what each is called, and what its numbers begin with. */
  storeOf?: ((storeId: string) => { name: string; code: string } | undefined) | undefined;
}) {
  const t = await getTranslations('incidents');
  const headings = [
    t('number'),
    ...(storeOf ? [t('store')] : []),
    t('kind'),
    t('what'),
    t('where'),
    { numeric: t('worth') },
    t('state'),
    t('happenedAt'),
    t('reportedBy'),
  ];
  return (
    <ListTable tall aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.storeId}${row.id}`}>
            <TableCell className="whitespace-nowrap">
              <TextLink href={`/incidents/${row.id}?store=${row.storeId}`}>
                {incidentNumber(row.number, storeOf?.(row.storeId)?.code)}
              </TextLink>
            </TableCell>
            {storeOf ? <TableCell>{storeOf(row.storeId)?.name ?? ''}</TableCell> : null}
            <TableCell className="whitespace-nowrap">
              {t(`kinds.${row.kind}`)}
              {row.severe ? (
                <span className="mt-1 block">
                  <SevereBadge />
                </span>
              ) : null}
            </TableCell>
            <TableCell>
              <span className="line-clamp-2 max-w-80 break-words">{row.words}</span>
              {row.openMeasures > 0 ? (
                <span className="block text-ink-soft text-xs">
                  {t('measuresOpen', { count: row.openMeasures })}
                </span>
              ) : null}
            </TableCell>
            <TableCell>{row.where || '–'}</TableCell>
            {row.worthFen > 0 ? <AmountCell fen={row.worthFen} /> : <TableCell numeric>–</TableCell>}
            <TableCell>
              <IncidentStateBadge state={row.state} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <DateTime at={row.happenedAt} timeZone={timeZoneOf(row.storeId)} />
            </TableCell>
            <TableCell>{row.reportedBy}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
