'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPC } from '@/trpc/react';

interface Of {
  storeId: string;
  day: string;
}

/** Finance's two answers to a submitted version. */
export function DecideReport({
  storeId,
  day,
  version,
  open,
  over,
  figures,
}: Of & {
  /** What is accepted: the day's sums, with their names. */
  figures: readonly { label: string; value: string }[];
  version: number;
  /** Items that are open now. */
  open: number;
  /** Why there is nothing to decide any more. */
  over: string | null;
}) {
  const t = useTranslations('reports');
  const openWords = useTranslations('openItems.ofDay');
  const trpc = useTRPC();
  const accept = useMutation(trpc.reports.accept.mutationOptions());
  const giveBack = useMutation(trpc.reports.return.mutationOptions());
  return (
    <>
      <WordDialog
        label={t('return')}
        variant="secondary"
        title={t('returnTitle')}
        hint={t('returnHint')}
        fieldLabel={t('reason')}
        required
        over={over}
        run={(reason, requestId) => giveBack.mutateAsync({ storeId, day, version, reason, requestId })}
        done={t('returned')}
      />
      <WordDialog
        label={t('accept')}
        title={t('acceptTitle')}
        hint={<AcceptHint figures={figures} />}
        over={over}
        {...(open > 0
          ? { fieldLabel: openWords('acceptReason', { count: open }), required: true, maxLength: 500 }
          : {})}
        run={(reason, requestId) => accept.mutateAsync({ storeId, day, version, reason, requestId })}
        done={t('accepted')}
      />
    </>
  );
}

/** What finance puts its name to, once more before it does. */
function AcceptHint({ figures }: { figures: readonly { label: string; value: string }[] }) {
  const t = useTranslations('reports');
  return (
    <>
      {t('acceptHint')}
      <span className="mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-ink">
        {figures.map(({ label, value }) => (
          <Fragment key={label}>
            <span>{label}</span>
            <span className="figures text-right font-semibold">{value}</span>
          </Fragment>
        ))}
      </span>
    </>
  );
}
