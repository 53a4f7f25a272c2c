'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { TicketLink } from '@/components/shell/ticket-link';
import { useEach } from '@/components/shell/use-each';
import { WordDialog } from '@/components/shell/word-dialog';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { BulkBar, ChooseAll, ChooseRow } from '@/components/ui/selection';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { type Selection, useSelection } from '@/components/ui/use-selection';
import { goodsName } from '@/lib/goods-name';
import { useTRPCClient } from '@/trpc/react';
import { type NegativeGroup, negativeGroups, toExplain } from './negative-groups';
import type { PlacedNegative } from './placed-negative';

interface Props {
  rows: readonly PlacedNegative[];
  /** Over several stores: each row says its own. */
  several: boolean;
  personId: string;
}

/** What the book says is less than nothing, each product once per store; one reason for as many as are chosen. */
export function NegativeTable({ rows, several, personId }: Props) {
  const t = useTranslations('stock');
  const common = useTranslations('common');
  const explain = useExplain();
  const groups = useMemo(() => negativeGroups(rows, personId), [rows, personId]);
  const mine = groups.filter((group) => group.mine.length > 0);
  const selection = useSelection(mine.map(({ key }) => key));
  const picked = mine.filter(({ key }) => selection.has(key));
  if (groups.length === 0)
    return (
      <Card padding="none">
        <EmptyState title={t('noNegative')} />
      </Card>
    );
  const first =
    mine.length > 0
      ? { label: t('product'), node: <ChooseAll of={selection} label={t('product')} /> }
      : t('product');
  return (
    <>
      <Card padding="none">
        <ListTable
          aria-label={t('negative')}
          tall
          headings={[
            first,
            ...(several ? [common('store')] : []),
            { numeric: t('onHand') },
            t('zone'),
            t('causedBy'),
            t('negativeSince'),
            t('explanation'),
          ]}
        >
          <TableBody>
            {groups.map((group) => (
              <NegativeLine
                key={group.key}
                group={group}
                several={several}
                selection={selection}
                explain={explain}
              />
            ))}
          </TableBody>
        </ListTable>
      </Card>
      <BulkBar of={selection}>
        <WordDialog
          label={t('explainChosen', { count: picked.length })}
          title={t('explainChosenTitle', { count: picked.length })}
          hint={t('explainNegativeHint')}
          fieldLabel={t('explanation')}
          required
          run={async (text) => {
            await explain(toExplain(picked), text);
            selection.chooseAll(false);
          }}
          done={t('negativeExplained')}
        />
      </BulkBar>
    </>
  );
}

/** Says one reason for as many zones as there are. */
function useExplain(): (rows: readonly PlacedNegative[], text: string) => Promise<void> {
  const client = useTRPCClient();
  const each = useEach();
  return (rows, text) =>
    each(
      rows,
      ({ storeId, productId, zoneId }) => [storeId, productId, zoneId, text],
      ({ storeId, productId, zoneId }, requestId) =>
        client.stock.explainNegative.mutate({ storeId, requestId, productId, zoneId, text }),
    );
}

function NegativeLine({
  group,
  several,
  selection,
  explain,
}: {
  group: NegativeGroup;
  several: boolean;
  selection: Selection;
  explain: ReturnType<typeof useExplain>;
}) {
  const t = useTranslations('stock');
  const { last: row, mine } = group;
  const name = goodsName(row);
  return (
    <TableRow className="sm:[&>td]:h-11 sm:[&>td]:py-1 sm:[&>td]:align-middle">
      <TableCell className="min-w-40">
        <span className="flex items-center gap-3">
          {mine.length > 0 ? (
            <ChooseRow of={selection} row={group.key} label={t('chooseOne', { name })} />
          ) : null}
          <span className="min-w-0 leading-5">
            {row.may.read ? (
              <TextLink href={`/stock/entries?store=${row.storeId}&product=${row.productId}`}>
                {name}
              </TextLink>
            ) : (
              name
            )}
            <span className="block text-ink-soft text-xs leading-4">{row.code}</span>
          </span>
        </span>
      </TableCell>
      {several ? <TableCell>{row.store}</TableCell> : null}
      <TableCell numeric>
        <Quantity value={group.onHand} unit={row.unit} />
      </TableCell>
      <TableCell>
        {group.zones.map((zone) => (
          <span key={zone.zoneId} className="block leading-5">
            {zone.zone}
            {group.zones.length > 1 ? <Quantity className="ml-1" value={zone.onHand} /> : null}{' '}
            <span className="text-ink-soft text-xs">
              {zone.owner ?? <Badge tone="late">{t('noOwner')}</Badge>}
            </span>
          </span>
        ))}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <Cause row={row} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {group.since ? <DateTime at={group.since} timeZone={row.timeZone} /> : '–'}
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span>
            <Explanation group={group} />
          </span>
          {mine.length > 0 ? (
            <WordDialog
              label={t('explainNegative')}
              title={t('explainNegativeTitle', { name })}
              hint={t('explainNegativeHint')}
              fieldLabel={t('explanation')}
              required
              variant="secondary"
              size="sm"
              run={(text) => explain(toExplain([group]), text)}
              done={t('negativeExplained')}
            />
          ) : null}
        </span>
      </TableCell>
    </TableRow>
  );
}

function Cause({ row }: { row: PlacedNegative }) {
  const t = useTranslations('stock');
  if (row.ticketId && row.number)
    return (
      <TicketLink storeId={row.storeId} ticketId={row.ticketId}>
        {row.number}
      </TicketLink>
    );
  if (!row.documentId || !row.may.read) return '–';
  return (
    <TextLink href={`/stock/entries?store=${row.storeId}&document=${row.documentId}`}>
      {t('document')}
    </TextLink>
  );
}

function Explanation({ group }: { group: NegativeGroup }) {
  const t = useTranslations('stock');
  const row = group.zones.find(({ explained }) => !explained) ?? group.last;
  if (row.explanation === null) return <Badge tone="late">{t('notExplained')}</Badge>;
  return (
    <>
      {row.explained ? null : <Badge tone="late">{t('belowAgain')}</Badge>} {row.explanation}
      <span className="block text-ink-soft text-xs">
        {row.explainedBy} {row.explainedAt ? <DateTime at={row.explainedAt} timeZone={row.timeZone} /> : null}
      </span>
    </>
  );
}
