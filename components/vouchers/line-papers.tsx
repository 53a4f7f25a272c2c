import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import type { VoucherKind } from '@/server/vouchers/schema';
import { PaperDialog } from './paper-dialog';
import { type PaperLine, type PapersOfDay, papersId } from './papers-of-day';

/** The papers of one figure, for the place where it stands; nothing where no paper speaks for it. */
export function PapersOfFigure(props: { papers: PapersOfDay; kind: VoucherKind; lineKey: string }) {
  const line = props.papers.lines.find(({ kind, key }) => kind === props.kind && key === props.lineKey);
  return line ? <LinePapers papers={props.papers} line={line} /> : null;
}

/** Lines of a figure that is a sum of them, each with what it is, its amount and its papers. */
export function LinesWithPapers({ papers, lines }: { papers: PapersOfDay; lines: readonly PaperLine[] }) {
  const nameOf = useLineName();
  if (lines.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-col gap-2 text-sm">
      {lines.map((line) => (
        <li key={`${line.kind} ${line.key}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="flex flex-wrap gap-x-2 text-ink-soft">
            <span className="break-words">{nameOf(line)}</span>
            {line.amountFen === null ? null : <Amount fen={line.amountFen} tone="plain" />}
          </span>
          <LinePapers papers={papers} line={line} />
        </li>
      ))}
    </ul>
  );
}

function LinePapers({ papers, line }: { papers: PapersOfDay; line: PaperLine }) {
  const t = useTranslations('vouchers');
  const nameOf = useLineName();
  const { storeId, day, timeZone, mayAdd } = papers;
  const isMissing = line.required && line.papers.length === 0;
  if (line.papers.length === 0 && !mayAdd && !isMissing) return null;
  return (
    <div id={papersId(line)} className="flex scroll-mt-20 flex-wrap items-center gap-2">
      {line.papers.length > 0 || mayAdd ? (
        <span className="print:hidden">
          <PaperDialog
            storeId={storeId}
            day={day}
            timeZone={timeZone}
            line={line}
            name={nameOf(line)}
            mayAdd={mayAdd && line.key !== ''}
          />
        </span>
      ) : null}
      {/* On paper nothing is pressed: how many there are is said. */}
      {line.papers.length > 0 ? (
        <span className="hidden text-ink-soft print:inline">{t('count', { count: line.papers.length })}</span>
      ) : null}
      {isMissing ? <Badge tone="late">{t(mayAdd ? 'wanted' : 'noPaper')}</Badge> : null}
    </div>
  );
}

/** What a person calls a line; a tender by its kind. */
function useLineName() {
  const t = useTranslations('vouchers');
  const tenders = useTranslations('reports.tenderKinds');
  return ({ kind, key, label }: PaperLine): string => {
    if (key === '') return `${t(`kinds.${kind}`)} · ${t('gone')}`;
    if (kind !== 'TENDER') return label === '' ? t(`kinds.${kind}`) : label;
    const name = key as Parameters<typeof tenders>[0];
    return tenders.has(name) ? tenders(name) : key;
  };
}
