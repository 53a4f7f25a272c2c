import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { TransferState as State } from '@/server/transfers/transfer-rules';

/** How far a transfer is, and whether something of it waits for a decision. */
export async function TransferState({ state, openDifferences }: { state: State; openDifferences: number }) {
  const t = await getTranslations('transfers');
  return (
    <span className="flex flex-wrap gap-1">
      <Badge>{t(`states.${state}`)}</Badge>
      {openDifferences > 0 ? (
        <Badge tone="late">{t('openDifferences', { count: openDifferences })}</Badge>
      ) : null}
    </span>
  );
}
