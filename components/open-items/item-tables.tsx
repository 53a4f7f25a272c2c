'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { HandOut } from '@/components/sales/hand-out';
import { totalSaid } from '@/components/sales/refusal-params';
import { TicketLink } from '@/components/shell/ticket-link';
import { WordDialog } from '@/components/shell/word-dialog';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import type { DataColumn } from '@/components/ui/data-table';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPCClient } from '@/trpc/react';
import { useBreachBulk, useGapBulk } from './item-bulk';
import { ON_ITS_WAY_MS } from './item-kinds';
import type { RowIn, TableOf } from './item-rows';
import { ItemTable } from './item-table';
import { useRefusalWords } from './refusal-words';

/** Sales below floor nobody approved: the manager answers for each. */
export function BreachTable({ rows, several }: TableOf<'breaches'>) {
  const t = useTranslations('openItems');
  const client = useTRPCClient();
  const columns = useMemo<DataColumn<RowIn<'breaches'>>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        card: 'title',
        wrap: true,
        cell: (row) => (
          <>
            {goodsName({ name: row.productName, spec: row.spec })}
            <span className="block text-ink-soft text-xs">{row.productCode}</span>
            {row.isOverLimit ? (
              <span className="block">
                <Badge tone="warn">{t('overLimit')}</Badge>
              </span>
            ) : null}
            {row.isFalseList ? (
              <span className="block">
                <Badge tone="warn">{t('falseList')}</Badge>
              </span>
            ) : null}
          </>
        ),
      },
      {
        id: 'number',
        header: t('number'),
        cell: (row) => (
          <TicketLink storeId={row.storeId} ticketId={row.ticketId}>
            {row.number}
          </TicketLink>
        ),
      },
      { id: 'day', header: t('day'), cell: (row) => <BusinessDay day={row.businessDay} /> },
      {
        id: 'time',
        header: t('time'),
        cell: (row) => <DateTime at={row.occurredAt} timeZone={row.timeZone} show="time" />,
      },
      {
        id: 'sold',
        header: t('sold'),
        numeric: true,
        cell: (row) => <Amount fen={row.netFen} tone="plain" />,
      },
      {
        id: 'floor',
        header: t('floor'),
        numeric: true,
        cell: (row) => (row.floorFen === null ? '–' : <Amount fen={row.floorFen} tone="plain" />),
      },
      {
        id: 'action',
        header: t('action'),
        cell: (row) => (
          <WordDialog
            label={t('answer')}
            title={t('answerTitle', { number: row.number })}
            hint={t('answerHint')}
            fieldLabel={t('answerLabel')}
            required
            variant="secondary"
            maxLength={500}
            size="sm"
            run={(answer, requestId) =>
              client.openItems.answerBreach.mutate({
                storeId: row.storeId,
                requestId,
                breachId: row.id,
                answer,
              })
            }
            done={t('answered')}
          />
        ),
      },
    ],
    [t, client],
  );
  const bulk = useBreachBulk();
  return (
    <ItemTable
      several={several}
      kind="breaches"
      rows={rows}
      columns={columns}
      getRowId={(row) => row.id}
      bulk={bulk}
    />
  );
}

/** Receipt numbers without a ticket: each wants a word, unless it is still on its way. */
export function GapTable({ rows, several, now }: TableOf<'gaps'> & { now: Date }) {
  const t = useTranslations('openItems');
  const client = useTRPCClient();
  const columns = useMemo<DataColumn<RowIn<'gaps'>>[]>(
    () => [
      {
        id: 'number',
        header: t('number'),
        card: 'title',
        cell: (row) => receiptNumber(row.prefix, row.seq),
      },
      {
        id: 'time',
        header: t('time'),
        cell: (row) => <DateTime at={row.lastAt} timeZone={row.timeZone} />,
      },
      {
        id: 'state',
        header: t('state'),
        card: 'figure',
        cell: (row) =>
          now.getTime() - row.lastAt.getTime() < ON_ITS_WAY_MS ? (
            <Badge>{t('onItsWay')}</Badge>
          ) : (
            <Badge tone="late">{t('missing')}</Badge>
          ),
      },
      {
        id: 'action',
        header: t('action'),
        cell: (row) => (
          <WordDialog
            label={t('explain')}
            title={t('explainTitle', { number: receiptNumber(row.prefix, row.seq) })}
            hint={t('explainHint')}
            fieldLabel={t('explainLabel')}
            required
            variant="secondary"
            size="sm"
            run={(reason, requestId) =>
              client.openItems.explainNumber.mutate({
                storeId: row.storeId,
                requestId,
                deviceId: row.deviceId,
                seq: row.seq,
                reason,
              })
            }
            done={t('explained')}
          />
        ),
      },
    ],
    [t, client, now],
  );
  const bulk = useGapBulk();
  return (
    <ItemTable
      several={several}
      kind="gaps"
      rows={rows}
      columns={columns}
      getRowId={(row) => receiptNumber(row.prefix, row.seq)}
      bulk={bulk}
    />
  );
}

/** Tickets kept whole under their number because they could not be booked. */
export function RejectedTable({ rows, several }: TableOf<'rejected'>) {
  const t = useTranslations('openItems');
  const problem = useRefusalWords();
  const columns = useMemo<DataColumn<RowIn<'rejected'>>[]>(
    () => [
      { id: 'number', header: t('number'), card: 'title', cell: (row) => row.number },
      {
        id: 'time',
        header: t('time'),
        cell: (row) => <DateTime at={row.rejectedAt} timeZone={row.timeZone} />,
      },
      { id: 'problem', header: t('problem'), wrap: true, cell: (row) => problem(row) },
      {
        id: 'amount',
        header: t('amount'),
        numeric: true,
        card: 'figure',
        cell: (row) => {
          const totalFen = totalSaid(row.payload);
          return totalFen === null ? '–' : <Amount fen={totalFen} tone="plain" />;
        },
      },
      {
        id: 'action',
        header: t('action'),
        cell: (row) => (
          <TextLink href={`/open-items/rejected/${row.storeId}/${row.id}`}>{t('rejected.settle')}</TextLink>
        ),
      },
    ],
    [t, problem],
  );
  return (
    <div className="flex flex-col gap-4">
      {rows.length > 0 ? <Callout tone="warn" title={t('rejectedHint')} /> : null}
      <ItemTable several={several} kind="rejected" rows={rows} columns={columns} getRowId={(row) => row.id} />
    </div>
  );
}

/** Goods that are paid and still stand in the store. */
export function AwaitingTable({ rows, several }: TableOf<'pickups'>) {
  const t = useTranslations('openItems');
  const columns = useMemo<DataColumn<RowIn<'pickups'>>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        card: 'title',
        wrap: true,
        cell: (row) => `${goodsName({ name: row.productName, spec: row.spec })} · ${row.productCode}`,
      },
      {
        id: 'number',
        header: t('number'),
        cell: (row) => (
          <TicketLink storeId={row.storeId} ticketId={row.ticketId}>
            {row.number}
          </TicketLink>
        ),
      },
      {
        id: 'time',
        header: t('time'),
        sortBy: (row) => row.occurredAt.getTime(),
        cell: (row) => <DateTime at={row.occurredAt} timeZone={row.timeZone} />,
      },
      {
        id: 'note',
        header: t('customerWords'),
        wrap: true,
        cell: (row) => row.note || '–',
      },
      {
        id: 'quantity',
        header: t('quantity'),
        numeric: true,
        card: 'figure',
        cell: (row) => <Quantity value={row.awaiting} unit={row.unit} />,
      },
      { id: 'action', header: t('action'), cell: (row) => <HandOut storeId={row.storeId} line={row} /> },
    ],
    [t],
  );
  return (
    <ItemTable
      several={several}
      kind="pickups"
      rows={rows}
      columns={columns}
      getRowId={(row) => row.lineId}
    />
  );
}
