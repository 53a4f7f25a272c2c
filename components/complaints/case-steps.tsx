import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { claimNumber } from '@/lib/claim-number';
import { CAUSES, OUTCOMES, STATES, VERDICTS } from '@/server/complaints/complaint-rules';
import type { CaseView } from './case-view';

const KINDS = [
  'LOGGED',
  'TOLD',
  'NOTED',
  'STATE',
  'TAKEN',
  'HANDED_OVER',
  'SEVERITY',
  'CAUSE',
  'DUE_SET',
  'PHOTO',
  'OUTCOME',
  'APPROVED',
  'CALLED_OFF',
  'GIVEN',
  'TRIED',
  'CLOSED',
  'REOPENED',
  'CLIMBED',
  'RECOMPUTED',
  'REPAIR_OUT',
  'REPAIR_BACK',
  'CLAIM',
] as const;

/** What was done, the latest first; what the customer was told stands apart from what is the house's own. */
export async function CaseSteps({ view }: { view: CaseView }) {
  const t = await getTranslations('complaints');
  const find = <Name extends string>(names: readonly Name[], of: string | null) =>
    names.find((one) => one === of);
  return (
    <Section paper title={t('steps.title')}>
      <ol className="flex flex-col gap-4 p-3">
        {view.steps.map((step) => {
          const kind = find(KINDS, step.kind) ?? 'NOTED';
          const state = find(STATES, step.newState);
          const outcome = find(OUTCOMES, step.facts.kind);
          const cause = find(CAUSES, step.facts.cause);
          const verdict = find(VERDICTS, step.facts.verdict);
          return (
            <li key={step.id} className="flex flex-col gap-1 border-rule border-b pb-3 text-sm last:border-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">
                  {t(`steps.kinds.${kind}`, {
                    state: state ? t(`states.${state}`) : '',
                    from: step.facts.from,
                    to: step.facts.to || 'none',
                    claim: step.facts.claim ?? '',
                    claimNumber: step.facts.number === null ? '' : claimNumber(step.facts.number),
                    severity: String(step.facts.severity ?? ''),
                    cause: cause ? t(`causes.${cause}`) : '',
                    outcome: outcome ? t(`outcomes.${outcome}`) : '',
                    verdict: verdict ? t(`verdicts.${verdict}`) : '',
                    level: String(step.facts.level ?? ''),
                  })}
                </span>
                {step.text ? (
                  <Badge tone={step.isTold ? 'ok' : 'neutral'}>
                    {t(step.isTold ? 'steps.told' : 'steps.internal')}
                  </Badge>
                ) : null}
                <span className="text-ink-soft">
                  {step.by || t('steps.system')} · <DateTime at={step.at} timeZone={view.timeZone} />
                </span>
              </p>
              {step.text ? <p className="whitespace-pre-wrap break-words">{step.text}</p> : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
