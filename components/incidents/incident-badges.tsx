import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { IncidentState } from '@/server/incidents/incident-rules';

const TONES: Record<IncidentState, BadgeTone> = { OPEN: 'warn', DECIDED: 'neutral', CLOSED: 'ok' };

/** How far an incident is. */
export function IncidentStateBadge({ state }: { state: IncidentState }) {
  const t = useTranslations('incidents');
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>;
}

/** Said only of what is severe. */
export function SevereBadge() {
  const t = useTranslations('incidents');
  return <Badge tone="late">{t('severe')}</Badge>;
}
