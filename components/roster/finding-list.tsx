'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { useFindingWords } from './use-finding-words';

/** What speaks against a plan, errors first; nothing, nothing is shown. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('roster');
  const words = useFindingWords();
  if (findings.length === 0) return null;
  return (
    <Section title={t('warnings', { count: findings.length })}>
      <ul className="flex flex-col divide-y divide-rule">
        {findings.map((finding) => (
          <li
            key={`${finding.rule} ${subjectOf(finding)}`}
            className="flex flex-wrap items-center gap-2 py-2 text-sm"
          >
            <Badge tone={finding.severity === 'ERROR' ? 'late' : 'warn'}>
              {t(`severity.${finding.severity}`)}
            </Badge>
            {words(finding)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
