'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { toast } from '@/components/ui/toast';
import type { PromotionRow } from '@/server/promotions/list-promotions';
import { useTRPCClient } from '@/trpc/react';
import { useConditionWords, usePromotionSentence } from './promotion-sentence';

/** A promotion with the words of what it names, and what it gave. */
export interface ListedPromotion extends PromotionRow {
  names: Record<string, string>;
  stores: string[];
}

/** Promotions of a state; what is not over can be changed and called off, and every one copied. */
export function PromotionList({ rows }: { rows: readonly ListedPromotion[] }) {
  const t = useTranslations('promotions');
  const headings = [t('name'), t('gives'), t('days'), t('stores'), t('by'), t('acts')];
  return (
    <ListTable aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <PromotionLine key={row.promotionId} row={row} />
        ))}
      </TableBody>
    </ListTable>
  );
}

function PromotionLine({ row }: { row: ListedPromotion }) {
  const t = useTranslations('promotions');
  const sentence = usePromotionSentence((id) => row.names[id] ?? '');
  const conditions = useConditionWords();
  const { terms, state } = row;
  const isOver = state === 'ENDED' || state === 'CALLED_OFF';
  return (
    <TableRow>
      <TableCell>
        <TextLink href={`/promotions/${row.promotionId}`}>{terms.name}</TextLink>
        <span className="block text-ink-soft text-xs">{t('priorityOf', { priority: terms.priority })}</span>
      </TableCell>
      <TableCell>
        {sentence(terms)}
        <span className="flex flex-wrap gap-1">
          {conditions(terms).map((words) => (
            <Badge key={words}>{words}</Badge>
          ))}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <BusinessDay day={terms.fromDay} /> – <BusinessDay day={terms.untilDay} />
      </TableCell>
      <TableCell>{row.stores.length === 0 ? t('allStores') : row.stores.join(t('comma'))}</TableCell>
      <TableCell>
        {row.plannedBy}
        {row.calledOffBy === null ? null : (
          <span className="block text-ink-soft text-xs">{t('calledOffBy', { name: row.calledOffBy })}</span>
        )}
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-2">
          <ButtonLink
            size="sm"
            href={`/promotions/new?copy=${row.promotionId}`}
            aria-label={t('copyOf', { name: terms.name })}
          >
            {t('copy')}
          </ButtonLink>
          {isOver ? null : <CallOff row={row} />}
        </span>
      </TableCell>
    </TableRow>
  );
}

function CallOff({ row }: { row: ListedPromotion }) {
  const t = useTranslations('promotions');
  const client = useTRPCClient();
  const deed = useAct(client.promotions.callOff.mutate);
  const [asks, setAsks] = useState(false);
  const act = t(row.state === 'RUNNING' ? 'endNow' : 'callOff');
  return (
    <>
      <Button size="sm" aria-label={`${act} ${row.terms.name}`} onClick={() => setAsks(true)}>
        {act}
      </Button>
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        tone="danger"
        title={t('callOffTitle', { name: row.terms.name })}
        description={t('callOffHint')}
        confirmLabel={act}
        onConfirm={async () => {
          const done = await deed.act({ promotionId: row.promotionId });
          setAsks(false);
          if (done) toast.success(t('isCalledOff'));
        }}
      />
    </>
  );
}
