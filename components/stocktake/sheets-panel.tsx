'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import type { StocktakeState } from '@/server/stocktake/rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';

interface Sheet {
  id: string;
  zoneId: string;
  zone: string;
  round: number;
  part: number;
  counterId: string | null;
  counter: string | null;
  finishedAt: Date | null;
  finishedBy: string | null;
  counted: number;
  people: string[];
}

interface Props {
  storeId: string;
  stocktakeId: string;
  sheets: readonly Sheet[];
  state: StocktakeState;
  mayPlan: boolean;
  mayCount: boolean;
}

/** The count sheets: who counts, how far they are, on paper or on a phone. */
export function SheetsPanel({ storeId, stocktakeId, sheets, state, mayPlan, mayCount }: Props) {
  const t = useTranslations('stocktake');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const open = ['planned', 'counting', 'recount', 'review'].includes(state);
  const counters = useQuery({
    ...trpc.stocktake.counters.queryOptions({ storeId }),
    enabled: mayPlan && open,
  });
  const add = useAct(client.stocktake.addSheet.mutate);
  const assign = useAct(client.stocktake.assignSheet.mutate);
  const reopen = useAct(client.stocktake.reopenSheet.mutate);
  const problem = add.problem ?? assign.problem ?? reopen.problem;
  const options = [
    { value: '', label: t('anybody') },
    ...(counters.data ?? []).map(({ personId, name }) => ({ value: personId, label: name })),
  ];
  return (
    <Section title={t('sheets')} description={t('sheetsHint')}>
      {problem ? <Callout tone="late" title={problem} className="m-3" /> : null}
      <ul className="divide-y divide-rule">
        {sheets.map((sheet) => (
          <li key={sheet.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
            <span className="min-w-0 basis-full sm:basis-0 sm:grow">
              <span className="block font-medium">
                {sheet.zone}
                {sheet.part > 1 ? ` · ${sheet.part}` : ''}
              </span>
              <span className="block text-ink-soft text-sm tabular-nums">
                {t(`rounds.${sheet.round === 2 ? 2 : 1}`)} · {t('countedSoFar', { count: sheet.counted })}
                {sheet.people.length > 0 ? ` · ${sheet.people.join(t('comma'))}` : ''}
              </span>
            </span>
            {sheet.finishedAt ? (
              <Badge tone="ok">{t('handedIn', { name: sheet.finishedBy ?? '' })}</Badge>
            ) : (
              <Badge>{sheet.counter ?? t('anybody')}</Badge>
            )}
            {mayPlan && open && !sheet.finishedAt ? (
              <Select
                aria-label={t('counterOf', { zone: sheet.zone })}
                value={sheet.counterId ?? ''}
                options={options}
                onChange={(event) =>
                  assign.act({ storeId, sheetId: sheet.id, counterId: event.target.value || null })
                }
              />
            ) : null}
            <span className="flex flex-wrap gap-2">
              {mayCount ? (
                <ButtonLink href={`/stocktakes/${stocktakeId}/sheet?store=${storeId}&sheet=${sheet.id}`}>
                  {t('paper')}
                </ButtonLink>
              ) : null}
              {mayCount && !sheet.finishedAt && (state === 'counting' || state === 'recount') ? (
                <ButtonLink href={`/count/${sheet.id}?store=${storeId}`}>{t('countHere')}</ButtonLink>
              ) : null}
              {mayPlan && sheet.finishedAt && ['counting', 'recount', 'review'].includes(state) ? (
                <Button disabled={reopen.busy} onClick={() => reopen.act({ storeId, sheetId: sheet.id })}>
                  {t('reopen')}
                </Button>
              ) : null}
              {mayPlan && sheet.round === 1 && (state === 'planned' || state === 'counting') ? (
                <Button
                  disabled={add.busy}
                  onClick={() => add.act({ storeId, stocktakeId, zoneId: sheet.zoneId })}
                >
                  {t('addSheet')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
