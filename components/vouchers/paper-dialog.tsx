'use client';

import { FileText, Paperclip } from 'lucide-react';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { Amount } from '@/components/ui/amount';
import { buttonClass } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import type { PaperLine } from './papers-of-day';
import { AddVoucher, TakeOffVoucher } from './voucher-acts';

type Paper = PaperLine['papers'][number];

interface Props {
  storeId: string;
  day: string;
  timeZone: string;
  line: PaperLine;
  /** What a person calls the figure. */
  name: string;
  mayAdd: boolean;
}

/** Small pictures beside a figure; opened, its papers large enough to read, and where they are added. */
export function PaperDialog(props: Props) {
  const { storeId, line, name, mayAdd } = props;
  const t = useTranslations('vouchers');
  const count = line.papers.length;
  return (
    <Dialog>
      <DialogTrigger
        aria-label={t('papersOf', { line: name, count })}
        className={buttonClass({
          size: 'sm',
          variant: 'ghost',
          className: '-my-1 -ml-1.5 px-1.5 text-accent',
        })}
      >
        {count === 0 ? <Paperclip aria-hidden /> : <Thumbnails storeId={storeId} papers={line.papers} />}
        {count === 0 ? t('add') : t('count', { count })}
      </DialogTrigger>
      <DialogContent
        title={`${t('title')} · ${name}`}
        description={line.amountFen === null ? undefined : <Amount fen={line.amountFen} tone="plain" />}
      >
        <div className="flex flex-col gap-4">
          {count === 0 ? <p className="text-ink-soft text-sm">{t('hint')}</p> : null}
          <ul className="grid grid-cols-2 gap-3 empty:hidden">
            {line.papers.map((paper, index) => (
              <LargePaper key={paper.id} {...props} paper={paper} number={index + 1} />
            ))}
          </ul>
          {mayAdd ? (
            <AddVoucher
              storeId={storeId}
              day={props.day}
              lineKind={line.kind}
              lineKey={line.key}
              line={name}
            />
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  );
}

/** Beside a figure there is room for a few. */
const SHOWN = 3;

function Thumbnails({ storeId, papers }: { storeId: string; papers: readonly Paper[] }) {
  return (
    <span aria-hidden className="flex gap-1 print:hidden">
      {papers.slice(0, SHOWN).map((paper) => (
        <span
          key={paper.id}
          className="flex size-7 items-center justify-center overflow-hidden rounded-sm border border-rule bg-sunken"
        >
          <PaperPicture storeId={storeId} paper={paper} size={56} />
        </span>
      ))}
    </span>
  );
}

function LargePaper({
  storeId,
  day,
  timeZone,
  name,
  mayAdd,
  paper,
  number,
}: Props & { paper: Paper; number: number }) {
  const t = useTranslations('vouchers');
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <a
        href={attachmentAddress(storeId, paper.id)}
        target="_blank"
        rel="noopener"
        className="flex aspect-[4/3] items-center justify-center overflow-hidden rounded-md border border-rule bg-sunken"
      >
        <span className="sr-only">{t('open', { line: name, number })}</span>
        <PaperPicture storeId={storeId} paper={paper} size={640} />
      </a>
      <span className="flex flex-wrap items-center justify-between gap-x-2 text-ink-soft text-xs">
        <span>
          {paper.addedBy} <DateTime at={paper.addedAt} timeZone={timeZone} />
        </span>
        {mayAdd ? (
          <span className="-mx-3">
            <TakeOffVoucher storeId={storeId} day={day} voucherId={paper.id} line={name} number={number} />
          </span>
        ) : null}
      </span>
    </li>
  );
}

function PaperPicture({ storeId, paper, size }: { storeId: string; paper: Paper; size: number }) {
  if (paper.isPdf)
    return (
      <span className="flex flex-col items-center gap-1 text-ink-soft text-sm">
        <FileText aria-hidden className={size > 100 ? 'size-8' : 'size-4'} />
        {size > 100 ? 'PDF' : null}
      </span>
    );
  return (
    <Image
      src={attachmentAddress(storeId, paper.id)}
      alt=""
      width={size}
      height={size}
      unoptimized
      className="h-full w-full object-cover"
    />
  );
}
