'use client';

import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { useFindingWords } from './use-finding-words';
import type { Week } from './week';

/** Warnings of this plan that somebody answered for: what, who, why. Those the plan no longer gives cause for are left out. */
export function Overruled({
  findings,
  overrules,
}: {
  findings: readonly Finding[];
  overrules: Week['overrules'];
}) {
  const t = useTranslations('roster.overruled');
  const words = useFindingWords();
  const answers = new Map(overrules.map((one) => [`${one.rule} ${one.subject}`, one]));
  const answered = findings.flatMap((finding) => {
    const key = `${finding.rule} ${subjectOf(finding)}`;
    const answer = answers.get(key);
    return answer ? [{ key, finding, answer }] : [];
  });
  if (answered.length === 0) return null;
  return (
    <Section title={t('title', { count: answered.length })}>
      <ul className="flex flex-col divide-y divide-rule text-sm">
        {answered.map(({ key, finding, answer }) => (
          <li key={key} className="flex flex-col gap-0.5 py-2">
            <span>{words(finding)}</span>
            <span className="text-ink-soft">{t('why', { name: answer.by, reason: answer.reason })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
