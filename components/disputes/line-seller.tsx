import { getFormatter, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { TicketDetail } from '@/server/sales/ticket-detail';
import { ClaimLine } from './dispute-acts';

interface OfLine {
  id: string;
  lineId: string;
  raisedBy: string;
  isOpen: boolean;
  mayOpen: boolean;
}

/** Under a line of a ticket: who sold it, to whom it was moved and by whom, and the way to say that it was one's own sale. */
export async function LineSeller({
  storeId,
  line,
  goods,
  timeZone,
  disputes,
  personId,
  mayClaim,
}: {
  storeId: string;
  line: TicketDetail['lines'][number];
  goods: string;
  timeZone: string;
  /** Of this ticket, the latest first. */
  disputes: readonly OfLine[];
  personId: string;
  /** They sell in this store. */
  mayClaim: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations('disputes'), getFormatter()]);
  const sold = line.sharedBy.length > 0 ? line.sharedBy : [whole(line)];
  const holders = line.moved?.to ?? sold;
  const [latest] = disputes.filter(({ lineId }) => lineId === line.id);
  const open = latest?.isOpen ? latest : null;
  const isTheirs = holders.every((holder) => holder.personId === personId);
  const named = (of: typeof sold) =>
    format.list(
      of.map(({ person: name, shareBp }) =>
        shareBp === WHOLE_BP ? name : t('share', { name, percent: shareBp / 100 }),
      ),
    );
  return (
    <span className="flex flex-col items-start gap-1 text-ink-soft text-xs">
      <span>{t('soldBy', { names: named(sold) })}</span>
      {line.moved ? (
        <span>
          {t('movedTo', { names: named(line.moved.to), by: line.moved.movedBy })}{' '}
          <DateTime at={line.moved.movedAt} timeZone={timeZone} />
        </span>
      ) : null}
      {open ? <Badge tone="warn">{t('disputed', { name: open.raisedBy })}</Badge> : null}
      {latest?.mayOpen ? (
        <TextLink href={`/disputes/${latest.id}?store=${storeId}`} aria-label={t('seeOf', { goods })}>
          {t('see')}
        </TextLink>
      ) : null}
      {mayClaim && !open && !isTheirs && line.disposition === null ? (
        <ClaimLine storeId={storeId} lineId={line.id} goods={goods} />
      ) : null}
    </span>
  );
}

const WHOLE_BP = 10_000;

function whole({ salespersonId, salesperson }: TicketDetail['lines'][number]) {
  return { personId: salespersonId, person: salesperson, shareBp: WHOLE_BP };
}
