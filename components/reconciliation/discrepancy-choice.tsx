'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useEach } from '@/components/shell/use-each';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { BulkBar, ChooseAll, ChooseRow } from '@/components/ui/selection';
import { type Selection, useSelection } from '@/components/ui/use-selection';
import { useTRPCClient } from '@/trpc/react';
import { AssignDialog } from './assign-dialog';

/** A discrepancy that is not closed, and what the person may do about it. */
export interface Choosable {
  storeId: string;
  discrepancyId: string;
  may: { explain: boolean; close: boolean };
}

const Chosen = createContext<Selection | null>(null);
const keyOf = ({ storeId, discrepancyId }: Choosable) => `${storeId}${discrepancyId}`;

/** Lets rows that the server has drawn be chosen, and does the same to all of them. */
export function DiscrepancyChoice({ rows, children }: { rows: readonly Choosable[]; children: ReactNode }) {
  const selection = useSelection(rows.map(keyOf));
  return (
    <Chosen value={selection}>
      {children}
      <Bulk of={selection} rows={rows.filter((row) => selection.has(keyOf(row)))} />
    </Chosen>
  );
}

/** The box of a row; nothing where the row is not to be chosen. */
export function ChooseDiscrepancy({ row, label }: { row: string; label: string }) {
  const selection = useContext(Chosen);
  return selection ? <ChooseRow of={selection} row={row} label={label} /> : null;
}

export function ChooseAllDiscrepancies({ label }: { label: string }) {
  const selection = useContext(Chosen);
  return selection && selection.count > 0 ? <ChooseAll of={selection} label={label} /> : label;
}

function Bulk({ of, rows }: { of: Selection; rows: readonly Choosable[] }) {
  const t = useTranslations('reconciliation');
  const { reconciliation } = useTRPCClient();
  const each = useEach();
  const [assigns, setAssigns] = useState(false);
  const stores = new Set(rows.map(({ storeId }) => storeId));
  const [first] = rows;
  const count = rows.length;
  const clear = () => of.chooseAll(false);
  return (
    <BulkBar of={of}>
      {rows.every(({ may }) => may.explain) ? (
        <>
          <WordDialog
            label={t('explain')}
            title={t('explainMany', { count })}
            hint={t('explainManyHint')}
            fieldLabel={t('note')}
            required
            run={async (note) => {
              await each(
                rows,
                (row) => ['explain', keyOf(row), note],
                ({ storeId, discrepancyId }, requestId) =>
                  reconciliation.explain.mutate({ storeId, discrepancyId, note, requestId }),
              );
              clear();
            }}
            done={t('explained')}
          />
          <Button missing={stores.size > 1 ? t('oneStoreFirst') : null} onClick={() => setAssigns(true)}>
            {t('assign')}
          </Button>
        </>
      ) : null}
      {rows.every(({ may }) => may.close) ? (
        <WordDialog
          label={t('closeTitle')}
          title={t('closeMany', { count })}
          hint={t('closeHint')}
          fieldLabel={t('reason')}
          required
          variant="secondary"
          run={async (reason) => {
            await each(
              rows,
              (row) => ['close', keyOf(row), reason],
              ({ storeId, discrepancyId }, requestId) =>
                reconciliation.close.mutate({ storeId, discrepancyId, reason, requestId }),
            );
            clear();
          }}
          done={t('closedNow')}
        />
      ) : null}
      {assigns && first ? (
        <AssignDialog
          storeId={first.storeId}
          name={t('many', { count })}
          discrepancyIds={rows.map(({ discrepancyId }) => discrepancyId)}
          onDone={() => setAssigns(false)}
          assigned={clear}
        />
      ) : null}
    </BulkBar>
  );
}
