'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useContext } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { formatBusinessDay } from '@/lib/format';
import type { FillProposal } from '@/server/roster/fill-week';
import { clockOf } from './board-rules';
import { GivenTurns } from './given-turns';
import { FindingNames } from './use-finding-words';
import type { ShiftTemplate } from './week';

/** What a fill has to say: what stayed empty and what kept each person from it, and whose turn of duty it was. */
export type FillWords = Pick<FillProposal, 'gaps' | 'turns'>;

/** After filling: each shift nobody could be given, and who was kept from it by which rule; whose turn of duty it was. */
export function FillResult({
  words: { gaps, turns },
  templates,
  onClose,
}: {
  words: FillWords;
  templates: readonly ShiftTemplate[];
  onClose: () => void;
}) {
  const t = useTranslations('roster');
  const close = (
    <Button variant="ghost" onClick={onClose}>
      {t('gaps.close')}
    </Button>
  );
  return (
    <>
      {gaps.length > 0 ? (
        <Section title={t('gaps.title', { count: gaps.length })} description={t('gaps.hint')} actions={close}>
          <Gaps gaps={gaps} templates={templates} />
        </Section>
      ) : null}
      {turns.length > 0 ? (
        <Section
          title={t('given.title')}
          description={t('given.hint')}
          actions={gaps.length > 0 ? undefined : close}
        >
          <GivenTurns turns={turns} />
        </Section>
      ) : null}
    </>
  );
}

function Gaps({ gaps, templates }: { gaps: FillWords['gaps']; templates: readonly ShiftTemplate[] }) {
  const t = useTranslations('roster.gaps');
  const locale = useLocale();
  const format = useFormatter();
  const { names } = useContext(FindingNames);
  return (
    <ul className="flex flex-col divide-y divide-rule text-sm">
      {gaps.map(({ day, templateId, refusals }) => {
        const template = templates.find(({ id }) => id === templateId);
        const rules = [...new Set(refusals.map(({ rule }) => rule))];
        return (
          <li key={`${day} ${templateId}`} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[14rem_1fr]">
            <span className="font-medium">
              {formatBusinessDay(day, locale)} {template?.name}
              {template ? (
                <span className="figures block font-normal text-ink-soft">
                  {clockOf(template.startMinute)}–{clockOf(template.endMinute)}
                </span>
              ) : null}
            </span>
            <ul className="flex flex-col gap-0.5">
              {rules.map((rule) => (
                <li key={rule}>
                  <span className="text-ink-soft">{t(`rules.${rule}`)}</span>{' '}
                  {format.list(
                    refusals.flatMap((one) => (one.rule === rule ? [names.get(one.personId) ?? ''] : [])),
                    { type: 'conjunction', style: 'narrow' },
                  )}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
