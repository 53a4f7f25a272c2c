import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { VerdictState } from '@/server/attendance/attendance-rules';

const TONES = {
  PRESENT: 'ok',
  ABSENT: 'late',
  MISSING_IN: 'warn',
  MISSING_OUT: 'warn',
  LEAVE: 'neutral',
  UNPLANNED: 'neutral',
  VOID: 'neutral',
} as const;

/** What came of a shift, in words. */
export function VerdictMarks({
  of,
}: {
  of: {
    state: string;
    lateMinutes: number;
    earlyMinutes: number;
    overMinutes: number;
    steppedOutMinutes?: number;
    help?: boolean;
    cameFromId?: string | null;
    wentOnToId?: string | null;
  };
}) {
  const t = useTranslations('attendance');
  const state = of.state as VerdictState;
  const minutes = [
    ['late', of.lateMinutes],
    ['early', of.earlyMinutes],
    ['over', of.overMinutes],
    ['away', of.steppedOutMinutes ?? 0],
  ] as const;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {of.help ? <Badge>{t('marks.help')}</Badge> : null}
      {of.cameFromId ? <Badge>{t('marks.cameFrom')}</Badge> : null}
      {of.wentOnToId ? <Badge>{t('marks.wentOnTo')}</Badge> : null}
      {minutes.map(([name, count]) =>
        count > 0 ? (
          <Badge key={name} tone={name === 'late' || name === 'early' ? 'warn' : 'neutral'}>
            {t(`marks.${name}`, { minutes: count })}
          </Badge>
        ) : null,
      )}
    </span>
  );
}
