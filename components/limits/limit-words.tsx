import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { LimitSaid } from '@/server/limits/limit-rules';

const TONES = { ALLOWED: 'ok', NEEDS_APPROVAL: 'warn', DENIED: 'neutral' } as const;
const PERCENT_BP = 100;

/** What was set for a role and an act: the state, and up to where it holds. */
export function LimitWords({ said: { state, limitBp } }: { said: LimitSaid }) {
  const t = useTranslations('limits');
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {limitBp !== null && state !== 'DENIED' ? (
        <span>{t(`upTo.${state}`, { percent: limitBp / PERCENT_BP })}</span>
      ) : null}
    </span>
  );
}
