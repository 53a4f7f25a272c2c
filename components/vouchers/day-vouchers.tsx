import { FileText } from 'lucide-react';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { vouchersOfDay } from '@/server/vouchers/list-vouchers';
import { AddVoucher, TakeOffVoucher } from './voucher-acts';

type Line = Awaited<ReturnType<typeof vouchersOfDay>>[number];

interface Props {
  storeId: string;
  day: string;
  timeZone: string;
  lines: readonly Line[];
  /** The day is open, and whoever looks may add papers. */
  mayAdd: boolean;
}

/** Each figure that papers speak for, with its papers beside it. */
export function DayVouchers(props: Props) {
  const t = useTranslations('vouchers');
  const { lines } = props;
  return (
    <Section paper title={t('title')} description={props.mayAdd ? t('hint') : undefined}>
      {lines.length === 0 ? <p className="px-3 py-3 text-ink-soft text-sm">{t('none')}</p> : null}
      <ul className="divide-y divide-rule">
        {lines.map((line) => (
          <li
            key={`${line.kind} ${line.key}`}
            className="grid gap-3 px-3 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
          >
            <LineWords line={line} />
            <Papers {...props} line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useLineName() {
  const t = useTranslations('vouchers');
  const tenders = useTranslations('reports.tenderKinds');
  return ({ kind, key, label }: Line) => {
    if (key === '') return t('gone');
    const name = kind === 'TENDER' ? tenders(key as Parameters<typeof tenders>[0]) : label;
    return `${t(`kinds.${kind}`)} · ${name}`;
  };
}

function LineWords({ line }: { line: Line }) {
  const t = useTranslations('vouchers');
  const nameOf = useLineName();
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="break-words">{nameOf(line)}</span>
      {line.amountFen === null ? null : (
        <span className="font-semibold">
          <Amount fen={line.amountFen} tone="plain" />
        </span>
      )}
      {line.required && line.papers.length === 0 ? <Badge tone="late">{t('wanted')}</Badge> : null}
    </div>
  );
}

function Papers({ storeId, day, timeZone, line, mayAdd }: Props & { line: Line }) {
  const t = useTranslations('vouchers');
  const nameOf = useLineName();
  const name = nameOf(line);
  return (
    <div className="flex flex-col gap-2 sm:items-end">
      {line.papers.length === 0 && !mayAdd ? <p className="text-ink-soft text-sm">{t('noPaper')}</p> : null}
      {line.papers.length === 0 ? null : (
        <ul className="flex flex-wrap gap-3">
          {line.papers.map((paper, index) => (
            <li key={paper.id} className="flex w-28 flex-col gap-1">
              <a
                href={attachmentAddress(storeId, paper.id)}
                target="_blank"
                rel="noopener"
                className="flex h-28 w-28 items-center justify-center overflow-hidden rounded-md border border-rule bg-sunken"
              >
                <span className="sr-only">{t('open', { line: name, number: index + 1 })}</span>
                {paper.isPdf ? (
                  <span className="flex flex-col items-center gap-1 text-ink-soft text-sm">
                    <FileText aria-hidden className="size-8" />
                    PDF
                  </span>
                ) : (
                  <Image
                    src={attachmentAddress(storeId, paper.id)}
                    alt=""
                    width={224}
                    height={224}
                    unoptimized
                    className="h-full w-full object-cover"
                  />
                )}
              </a>
              <span className="text-ink-soft text-xs">
                {paper.addedBy} <DateTime at={paper.addedAt} timeZone={timeZone} />
              </span>
              {mayAdd ? (
                <TakeOffVoucher
                  storeId={storeId}
                  day={day}
                  voucherId={paper.id}
                  line={name}
                  number={index + 1}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && line.key !== '' ? (
        <AddVoucher storeId={storeId} day={day} lineKind={line.kind} lineKey={line.key} line={name} />
      ) : null}
    </div>
  );
}
