'use client';

import { useTranslations } from 'next-intl';
import { useEach } from '@/components/shell/use-each';
import { WordDialog } from '@/components/shell/word-dialog';
import { goodsName } from '@/lib/goods-name';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPCClient } from '@/trpc/react';
import type { RowIn } from './item-rows';
import type { ItemBulk } from './item-table';

/** One answer for several sales below floor. */
export function useBreachBulk(): ItemBulk<RowIn<'breaches'>> {
  const t = useTranslations('openItems');
  const client = useTRPCClient();
  const each = useEach();
  return {
    label: (row) =>
      t('chooseOne', { name: `${goodsName({ name: row.productName, spec: row.spec })} ${row.number}` }),
    act: (chosen, clear) => (
      <WordDialog
        label={t('answerChosen', { count: chosen.length })}
        title={t('answerChosenTitle', { count: chosen.length })}
        hint={t('answerHint')}
        fieldLabel={t('answerLabel')}
        required
        maxLength={500}
        run={async (answer) => {
          await each(
            chosen,
            ({ storeId, id }) => [storeId, id, answer],
            ({ storeId, id }, requestId) =>
              client.openItems.answerBreach.mutate({ storeId, requestId, breachId: id, answer }),
          );
          clear();
        }}
        done={t('answered')}
      />
    ),
  };
}

/** One explanation for several missing numbers. */
export function useGapBulk(): ItemBulk<RowIn<'gaps'>> {
  const t = useTranslations('openItems');
  const client = useTRPCClient();
  const each = useEach();
  return {
    label: (row) => t('chooseOne', { name: receiptNumber(row.prefix, row.seq) }),
    act: (chosen, clear) => (
      <WordDialog
        label={t('explainChosen', { count: chosen.length })}
        title={t('explainChosenTitle', { count: chosen.length })}
        hint={t('explainHint')}
        fieldLabel={t('explainLabel')}
        required
        run={async (reason) => {
          await each(
            chosen,
            ({ storeId, deviceId, seq }) => [storeId, deviceId, seq, reason],
            ({ storeId, deviceId, seq }, requestId) =>
              client.openItems.explainNumber.mutate({ storeId, requestId, deviceId, seq, reason }),
          );
          clear();
        }}
        done={t('explained')}
      />
    ),
  };
}
