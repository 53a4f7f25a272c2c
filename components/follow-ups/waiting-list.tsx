import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { WaitingFollowUp } from '@/server/follow-ups/queries';
import { CallActs } from './call-acts';
import { MoreActs } from './more-acts';

/** Who waits for a call, the longest due first, each with what can be said of it. */
export async function WaitingList({
  rows,
  today,
  people,
  showsPerson,
}: {
  rows: readonly WaitingFollowUp[];
  today: string;
  /** Who calls here: whom one can be given to. */
  people: readonly { id: string; name: string }[];
  showsPerson: boolean;
}) {
  const t = await getTranslations('followUps');
  if (rows.length === 0)
    return (
      <Card>
        <EmptyState title={t('empty')} description={t('emptyHint')} />
      </Card>
    );
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.id}>
          <Card className="flex flex-col gap-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <TextLink href={`/customers/${row.customer.id}`} className="font-medium text-base">
                {row.customer.name}
              </TextLink>
              <Reach of={row} />
              <span className="ml-auto flex items-baseline gap-2 text-sm">
                <BusinessDay day={row.dueDay} />
                {row.dueDay < today ? <Badge tone="late">{t('overdue')}</Badge> : null}
              </span>
            </div>
            <p className="text-ink-soft text-sm">
              {t(`kinds.${row.kind}`)}
              {row.note ? ` · ${row.note}` : null}
              {row.tries > 0 ? ` · ${t('tries', { count: row.tries })}` : null}
              {showsPerson ? ` · ${row.person?.name ?? t('anybody')}` : null}
            </p>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <CallActs of={{ storeId: row.storeId, customerId: row.customer.id, followUpId: row.id }} />
              <MoreActs
                storeId={row.storeId}
                followUpId={row.id}
                customer={row.customer.name}
                people={people}
              />
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

/** A whole number is dialled by a press; a masked one is asked for on the customer's page. */
function Reach({ of: { customer } }: { of: WaitingFollowUp }) {
  const [first] = customer.numbers;
  if (!first) return null;
  if (first.isMasked) return <span className="figures text-ink-soft">{first.number}</span>;
  return (
    <a className="link-reach figures text-accent underline" href={`tel:${first.number.replace(/\s/g, '')}`}>
      {first.number}
    </a>
  );
}
