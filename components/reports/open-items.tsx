import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OpenKind } from '@/server/reports/open-items';
import type { DayReportView } from '@/server/reports/queries';

type Open = DayReportView['open'];
type Group = Open['groups'][number];

const TONES = { BLOCK: 'late', REASON: 'warn', SHOW: 'neutral' } as const;

/** Where items of a kind are settled; a drawer's difference stands on its Z. */
function placeOf(kind: OpenKind, storeId: string, id: string): string {
  const tabs = { NUMBERS: 'gaps', BREACHES: 'breaches', REJECTED: 'parked', NEGATIVE: 'negative' };
  return kind === 'CASH' ? `/tills/${storeId}/${id}` : `/open-matters?store=${storeId}&tab=${tabs[kind]}`;
}

/** What a day leaves open, kind by kind, each with the way to settle it; of a sealed day also how it ended since. */
export function OpenItemsSection({
  storeId,
  timeZone,
  open,
  sealed,
}: {
  storeId: string;
  timeZone: string;
  open: Open;
  sealed: boolean;
}) {
  const t = useTranslations('reports.open');
  if (open.groups.length === 0) return null;
  return (
    <Section
      paper
      title={t('title', { count: open.count })}
      description={sealed ? t('sealedHint') : t('hint')}
    >
      <Table>
        <TableHeadings of={[t('item'), t('state'), { numeric: t('amount') }]} />
        <TableBody>
          {open.groups.flatMap((group) => [
            <TableRow key={group.kind}>
              <TableCell className="font-medium">
                {t(`kinds.${group.kind}`)} × {group.count}
              </TableCell>
              <TableCell>
                {sealed ? null : <Badge tone={TONES[group.policy]}>{t(`policies.${group.policy}`)}</Badge>}
              </TableCell>
              <TableCell />
            </TableRow>,
            ...group.items.map((item) => (
              <TableRow key={`${group.kind} ${item.id}`}>
                <TableCell className="pl-6">
                  <TextLink href={placeOf(group.kind, storeId, item.id)}>{item.label}</TextLink>
                </TableCell>
                <TableCell>
                  <HowItEnded open={open} group={group} id={item.id} timeZone={timeZone} />
                </TableCell>
                <TableCell numeric>
                  {item.amountFen === null ? '–' : <Amount fen={item.amountFen} tone="plain" />}
                </TableCell>
              </TableRow>
            )),
          ])}
        </TableBody>
      </Table>
    </Section>
  );
}

function HowItEnded(props: { open: Open; group: Group; id: string; timeZone: string }) {
  const t = useTranslations('reports.open');
  const settled = props.open.settled[`${props.group.kind} ${props.id}`];
  if (!settled) return <span className="text-ink-soft">{t('stillOpen')}</span>;
  return (
    <>
      {settled.afterSeal ? <Badge>{t('afterSeal')}</Badge> : null}{' '}
      <DateTime at={settled.at} timeZone={props.timeZone} /> {settled.by}
      {settled.word ? <span className="block text-ink-soft text-xs">{settled.word}</span> : null}
    </>
  );
}
