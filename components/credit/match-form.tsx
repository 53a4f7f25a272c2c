'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { formatMoney } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';
import { OwedChoice, type OwedLine } from './owed-choice';

interface Props {
  storeId: string;
  customerId: string;
  aheadFen: number;
  owed: readonly OwedLine[];
}

/** What was paid ahead pays what is owed. */
export function MatchForm({ storeId, customerId, aheadFen, owed }: Props) {
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const match = useAct(client.credit.match.mutate);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  async function send() {
    if (!(await match.act({ storeId, customerId, entryIds: [...chosen] }))) return false;
    setChosen([]);
    return true;
  }
  return (
    <ActDialog
      label={t('match')}
      title={t('matchTitle')}
      hint={t('matchHint', { ahead: formatMoney(aheadFen) })}
      done={t('matched')}
      busy={match.busy}
      problem={match.problem}
      clear={match.clear}
      onSend={send}
    >
      <OwedChoice owed={owed} chosen={chosen} onChange={setChosen} />
    </ActDialog>
  );
}
