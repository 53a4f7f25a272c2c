import { getTranslations } from 'next-intl/server';
import { CaseLink } from '@/components/shortages/case-link';
import { type ListTotal, TotalFoot } from '@/components/stock/list-totals';
import { AmountCell } from '@/components/ui/amount-cell';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { goodsName } from '@/lib/goods-name';
import type { DiscrepancyLine } from '@/server/reconciliation/list-reconciliations';
import { ClassBadge, DiscrepancyStateBadge } from './class-badge';
import { DiscrepancyActions } from './discrepancy-actions';
import { ChooseAllDiscrepancies, ChooseDiscrepancy, DiscrepancyChoice } from './discrepancy-choice';

export type PlacedDiscrepancy = DiscrepancyLine & { storeId: string };

interface Props {
  rows: readonly PlacedDiscrepancy[];
  /** Null where all of them are of one store. */
  stores: readonly { id: string; name: string }[] | null;
  seesCost: boolean;
  /** Of all that match, and whether there are more than these. */
  total?: ListTotal;
  hasMore: boolean;
  /** Whether the person explains and names owners, closes, opens shortage cases and reads them. */
  mayIn: (storeId: string) => { explain: boolean; close: boolean; openCase: boolean; readCases: boolean };
}

/** Discrepancies with their figures, who answers for them, how far they are, and what can be done. */
export async function DiscrepancyTable({ rows, stores, seesCost, mayIn, total, hasMore }: Props) {
  const t = await getTranslations('reconciliation');
  const common = await getTranslations('common');
  const open = rows.flatMap(({ storeId, discrepancyId, state }) => {
    const may = mayIn(storeId);
    return state === 'CLOSED' || !(may.explain || may.close) ? [] : [{ storeId, discrepancyId, may }];
  });
  const headings = [
    { label: t('product'), node: <ChooseAllDiscrepancies label={t('product')} /> },
    ...(stores ? [common('store')] : []),
    t('class'),
    { numeric: t('ours') },
    { numeric: t('theirs') },
    { numeric: t('difference') },
    ...(seesCost ? [{ numeric: t('value') }] : []),
    t('owner'),
    t('state'),
  ];
  return (
    <DiscrepancyChoice rows={open}>
      <ListTable tall aria-label={t('lines')} headings={headings}>
        <TableBody>
          {rows.map(({ storeId, ...row }) => (
            <TableRow key={`${storeId}${row.discrepancyId}`}>
              <TableCell>
                <span className="flex items-start gap-3">
                  {open.some((one) => one.discrepancyId === row.discrepancyId) ? (
                    <ChooseDiscrepancy
                      row={`${storeId}${row.discrepancyId}`}
                      label={t('chooseOne', { name: `${nameOf(row)} ${row.code || row.theirCode}` })}
                    />
                  ) : null}
                  <span className="min-w-0">
                    <Goods storeId={storeId} row={row} />
                  </span>
                </span>
              </TableCell>
              {stores ? <TableCell>{stores.find(({ id }) => id === storeId)?.name}</TableCell> : null}
              <TableCell>
                <ClassBadge of={row.class} />
                <WhatExplains storeId={storeId} row={row} />
              </TableCell>
              <TableCell numeric>{row.ours}</TableCell>
              <TableCell numeric>{row.theirs}</TableCell>
              <TableCell numeric>
                {row.difference} <Unit of={row.unit} quantity={row.difference} />
              </TableCell>
              {seesCost ? <AmountCell fen={row.valueFen ?? 0} /> : null}
              <TableCell>
                {row.owner ?? t('noOwner')}
                <span className="block text-ink-soft text-xs">{row.zone ?? t('noZone')}</span>
              </TableCell>
              <TableCell className="min-w-60">
                <DiscrepancyStateBadge state={row.state} />
                <History row={row} />
                <CaseLink
                  storeId={storeId}
                  opened={row.case}
                  reads={mayIn(storeId).readCases}
                  newCase={mayIn(storeId).openCase ? newCase(storeId, row) : null}
                />
                {row.state === 'CLOSED' ? null : (
                  <DiscrepancyActions
                    storeId={storeId}
                    discrepancyId={row.discrepancyId}
                    source={row.source}
                    theirCode={row.theirCode}
                    name={nameOf(row)}
                    unknownHere={row.productId === null}
                    isExplained={row.state === 'EXPLAINED'}
                    may={mayIn(storeId)}
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        {total ? <TotalFoot total={total} headings={headings} hasMore={hasMore} /> : null}
      </ListTable>
    </DiscrepancyChoice>
  );
}

/** What goods are called; those nobody knows here as the other program calls them. */
function nameOf(row: DiscrepancyLine): string {
  return row.name ? goodsName(row) : row.theirName || row.theirCode;
}

/** Where a case for this difference is opened; null where the goods are unknown, or nothing is missing. */
function newCase(storeId: string, row: DiscrepancyLine): string | null {
  const explained = row.class === 'TIMING' || row.class === 'WRONG_CODE';
  if (row.productId === null || row.state === 'CLOSED' || explained) return null;
  return `/stock/shortages/new?${new URLSearchParams({
    store: storeId,
    source: 'RECONCILIATION',
    sourceId: row.discrepancyId,
    product: row.productId,
  })}`;
}

async function Goods({ storeId, row }: { storeId: string; row: DiscrepancyLine }) {
  const t = await getTranslations('reconciliation');
  return (
    <>
      {row.productId ? (
        <TextLink href={`/stock/entries?store=${storeId}&product=${row.productId}`}>
          {goodsName(row)}
        </TextLink>
      ) : (
        row.theirName || row.theirCode
      )}
      <span className="block text-ink-soft text-xs">
        {row.code}
        {row.theirCode && row.theirCode !== row.code ? ` ${t('theirCode', { code: row.theirCode })}` : ''}
      </span>
    </>
  );
}

async function WhatExplains({ storeId, row }: { storeId: string; row: DiscrepancyLine }) {
  const t = await getTranslations('reconciliation');
  if (row.otherCode)
    return <span className="block text-ink-soft text-xs">{t('otherCode', { code: row.otherCode })}</span>;
  if (!row.documentId) return null;
  return (
    <TextLink className="block text-xs" href={`/stock/entries?store=${storeId}&document=${row.documentId}`}>
      {t('explainedBy')}
    </TextLink>
  );
}

async function History({ row }: { row: DiscrepancyLine }) {
  const t = await getTranslations('reconciliation');
  const number = (of: number) => documentNumber('RECONCILIATION', of);
  return (
    <span className="block text-ink-soft text-xs">
      {t('openedBy', { number: number(row.openedBy) })}
      {row.closedBy === null ? '' : ` · ${t('closedByRun', { number: number(row.closedBy) })}`}
      {row.isOfVoid ? <span className="block">{t('ofVoid')}</span> : null}
      {row.note ? <span className="block">{row.note}</span> : null}
      {row.closeReason ? <span className="block">{row.closeReason}</span> : null}
    </span>
  );
}
