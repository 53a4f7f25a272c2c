'use client';

import { ChartColumn } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import type { CoverProposal } from '@/server/roster/cover-proposal-rules';
import { DAY_KINDS, type DayKind } from '@/server/roster/roster-rules';
import { useTRPCClient } from '@/trpc/react';
import { clockOf } from '../board-rules';

type Needs = Record<DayKind, Record<number, string>>;

/** How many people each hour of a kind of day needs: typed, or proposed by what the store sold. */
export function CoverForm({
  storeId,
  cover,
  openHours,
}: {
  storeId: string;
  cover: readonly { dayKind: string; hour: number; people: number }[];
  /** Hours the store is open in a usual week: those are asked for, and whatever was said before. */
  openHours: readonly number[];
}) {
  const t = useTranslations('roster.settings.cover');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.setCover.mutate);
  const errorText = useErrorText();
  const [kind, setKind] = useState<DayKind>('WORKDAY');
  const [typed, setTyped] = useState<Partial<Needs>>({});
  const [proposal, setProposal] = useState<CoverProposal | null>(null);
  const [asking, setAsking] = useState(false);
  const kept: Record<number, string> = Object.fromEntries(
    cover.filter(({ dayKind }) => dayKind === kind).map(({ hour, people }) => [hour, String(people)]),
  );
  const shown = typed[kind] ?? kept;
  const hours = [...new Set([...openHours, ...Object.keys(shown).map(Number)])].sort((a, b) => a - b);
  const wrong = hours.filter((hour) => !/^\d{0,2}$/.test((shown[hour] ?? '').trim()));
  const change = (hour: number, text: string) =>
    setTyped((now) => ({ ...now, [kind]: { ...shown, [hour]: text } }));

  async function propose() {
    setAsking(true);
    try {
      const found = await client.insight.coverFromSales.query({ storeId });
      if (!found) {
        toast.error(t('noSales'));
        return;
      }
      setProposal(found);
      const filled = DAY_KINDS.map((one) => [
        one,
        Object.fromEntries(found.hours[one].map(({ hour, people }) => [hour, String(people)])),
      ]);
      setTyped(Object.fromEntries(filled));
    } catch (error) {
      toast.error(errorText(error));
    } finally {
      setAsking(false);
    }
  }

  return (
    <Section
      title={t('title')}
      description={t('hint')}
      actions={
        <Button loading={asking} onClick={() => void propose()}>
          <ChartColumn aria-hidden />
          {t('propose')}
        </Button>
      }
    >
      <Card className="flex flex-col gap-4">
        <Segmented
          aria-label={t('kind')}
          value={kind}
          onValueChange={setKind}
          segments={DAY_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        />
        {proposal ? (
          <Callout title={t(`basis.${proposal.basis}`, { amount: formatMoney(proposal.servedFen) })}>
            {proposal.days[kind] > 0 ? t('fromDays', { days: proposal.days[kind] }) : t('fromOtherDays')}
          </Callout>
        ) : null}
        <div className="grid grid-cols-3 gap-3 sm:grid-cols-6 lg:grid-cols-12">
          {hours.map((hour) => (
            <div key={hour} className="flex flex-col gap-1">
              <span aria-hidden className="figures text-ink-soft text-xs">
                {clockOf(hour * 60)}
              </span>
              <Input
                numeric
                inputMode="numeric"
                maxLength={3}
                aria-label={t('hour', { from: clockOf(hour * 60), to: clockOf(hour * 60 + 60) })}
                aria-invalid={wrong.includes(hour) || undefined}
                value={shown[hour] ?? ''}
                onChange={({ target }) => change(hour, target.value)}
              />
            </div>
          ))}
        </div>
        {wrong.length > 0 ? <p className="text-alarm text-sm">{t('wrong')}</p> : null}
        {problem ? <Callout tone="late" title={problem} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            loading={busy}
            missing={typed[kind] ? (wrong.length > 0 ? t('wrong') : null) : t('nothingChanged')}
            onClick={async () => {
              const needed = hours.map((hour) => ({ hour, people: Number(shown[hour] || 0) }));
              if (!(await act({ storeId, dayKind: kind, hours: needed }))) return;
              setTyped(({ [kind]: _saved, ...rest }) => rest);
              toast.success(t('saved'));
            }}
          >
            {t('save')}
          </Button>
          {typed[kind] ? (
            <Button onClick={() => setTyped(({ [kind]: _gone, ...rest }) => rest)}>{t('undo')}</Button>
          ) : null}
        </div>
      </Card>
    </Section>
  );
}
