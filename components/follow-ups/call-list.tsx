import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';

interface Call {
  id: string;
  customerId: string;
  customer: string;
  person: string;
  direction: string;
  outcome: string;
  satisfaction: number | null;
  note: string;
  isFirst: boolean;
  calledAt: Date;
}

/** Calls, the latest first. */
export async function CallList({
  calls,
  timeZone,
  showsCustomer = true,
}: {
  calls: readonly Call[];
  timeZone: string;
  showsCustomer?: boolean;
}) {
  const t = await getTranslations('followUps');
  return (
    <ul aria-label={t('calls')} className="divide-y divide-rule text-sm">
      {calls.map((call) => (
        <li key={call.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
          <DateTime at={call.calledAt} timeZone={timeZone} />
          {showsCustomer ? (
            <TextLink href={`/customers/${call.customerId}`}>{call.customer || t('erased')}</TextLink>
          ) : null}
          <span>
            {t(`directions.${call.direction}`)} · {t(`outcomes.${call.outcome}`)}
          </span>
          {call.satisfaction ? <Badge>{t('grade', { grade: call.satisfaction })}</Badge> : null}
          {call.isFirst ? <Badge>{t('first')}</Badge> : null}
          <span className="text-ink-soft">{call.person}</span>
          {call.note ? <span className="w-full">{call.note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
