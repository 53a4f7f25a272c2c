import { useTranslations } from 'next-intl';

const MINUTE_MS = 60_000;

/** How long past (or before) a deadline, in days, hours or minutes. */
export function DeadlineAge({ deadlineAt, now }: { deadlineAt: Date; now: Date }) {
  const t = useTranslations('reports');
  const minutes = Math.floor(Math.abs(now.getTime() - deadlineAt.getTime()) / MINUTE_MS);
  const span =
    minutes >= 2_880
      ? t('days', { count: Math.floor(minutes / 1_440) })
      : minutes >= 60
        ? t('hours', { count: Math.floor(minutes / 60) })
        : t('minutes', { count: minutes });
  return <>{now > deadlineAt ? t('overdueFor', { span }) : t('dueIn', { span })}</>;
}
