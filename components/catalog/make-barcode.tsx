'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useTRPCClient } from '@/trpc/react';

/** Gives goods that come without a barcode one of the company's own. */
export function MakeBarcode({ onMade }: { onMade: (barcode: string) => void }) {
  const t = useTranslations('catalog');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.catalog.makeBarcode.mutate, { quiet: true });
  return (
    <>
      <Button
        size="sm"
        loading={busy}
        onClick={async () => {
          const made = await act({});
          if (made) onMade(made.barcode);
        }}
      >
        {t('makeBarcode')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}
