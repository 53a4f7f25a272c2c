'use client';

import { code128 } from 'bwip-js/browser';
import { type ReactNode, type Ref, useMemo } from 'react';
import { drawnBars } from '@/components/ui/drawn-bars';
import { PrintPaper } from '@/components/ui/print-paper';
import { QrCode } from '@/components/ui/qr-code';
import type { Paper, PaperBlock } from '@/lib/printing/paper';
import type { ReceiptData } from './receipt-data';
import { paperOfReceipt, type ReceiptHeading } from './receipt-on-paper';
import { useReceiptWords } from './use-receipt-words';

export interface PaperProps {
  receipt: ReceiptData;
  copy?: boolean | undefined;
  /** Opens it on the customer's phone. */
  link?: string | undefined;
  ref?: Ref<HTMLDivElement> | undefined;
}

/** A receipt on the store's paper, 58 or 80 mm. A reprint says so on its head, and what is no receipt on head and foot. */
export function ReceiptSheet({
  receipt,
  store,
  copy,
  mark,
  link,
  ref,
}: PaperProps & {
  store: ReceiptHeading;
  /** Why it is no receipt. */
  mark?: string | undefined;
}) {
  const words = useReceiptWords();
  return (
    <PaperOnScreen
      paper={paperOfReceipt(receipt, store, words, { copy, mark, link })}
      widthMm={store.receiptWidthMm}
      ref={ref}
    />
  );
}

/** A paper as the roll will have it. */
export function PaperOnScreen({
  paper,
  widthMm,
  ref,
}: {
  paper: Paper;
  widthMm: number;
  ref?: PaperProps['ref'];
}) {
  return (
    <PrintPaper width={widthMm === 58 ? '58' : '80'} ref={ref} className="break-words [word-break:normal]">
      {keyed(paper).map(({ key, block }) => (
        <Block key={key} block={block} />
      ))}
    </PrintPaper>
  );
}

/** What stands there has no name of its own: it is known by its place. */
function keyed(paper: Paper) {
  return paper.map((block, index) => ({ key: `${index}`, block }));
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case 'title':
      return <Title {...block} />;
    case 'text':
      return block.look === 'small' ? (
        <p className="figures text-[0.9em]">{block.text}</p>
      ) : (
        <p className="mt-1">{block.text}</p>
      );
    case 'pair':
      return block.look === 'total' ? (
        <div className="flex items-baseline justify-between font-semibold text-base">
          <span>{block.name}</span>
          <span className="figures">{block.value}</span>
        </div>
      ) : (
        <Pair name={block.name}>{block.value}</Pair>
      );
    case 'rule':
      return <Rule />;
    case 'signature':
      return <p className="mt-6 border-black border-t pt-0.5">{block.text}</p>;
    case 'barcode':
      return <Bars text={block.code} caption={block.caption} />;
    case 'qr':
      return (
        <figure className="flex flex-col items-center gap-1 py-1">
          <QrCode text={block.code} label={block.caption} />
          <figcaption className="text-center">{block.caption}</figcaption>
        </figure>
      );
  }
}

const TITLES: Record<Extract<PaperBlock, { kind: 'title' }>['look'], string> = {
  name: 'text-center font-semibold text-base',
  plain: 'whitespace-pre-line text-center',
  strong: 'mt-1 text-center font-semibold',
  boxed: 'mt-1 border border-black text-center font-semibold',
  mark: 'my-1.5 border-2 border-black py-1 text-center font-bold text-[1.35em] leading-tight',
};

function Title({ text, look }: Extract<PaperBlock, { kind: 'title' }>) {
  return <p className={TITLES[look]}>{text}</p>;
}

export function Rule() {
  return <hr className="my-1.5 border-black border-dashed" />;
}

export function Pair({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <p className="flex justify-between gap-2">
      <span className="min-w-0 break-words">{name}</span>
      <span className="figures shrink-0">{children}</span>
    </p>
  );
}

/** The number as Code 128, so that a return starts with a scan; the digits alone where it cannot be drawn. */
function Bars({ text, caption }: { text: string; caption: string }) {
  const drawn = useMemo(() => drawnBars(code128, 'code128', text), [text]);
  return (
    <figure className="flex flex-col items-center gap-1">
      {drawn ? (
        <svg viewBox={drawn.viewBox} preserveAspectRatio="none" aria-hidden className="h-10 w-full">
          {drawn.paths.map(({ d, width }) => (
            <path key={d} d={d} stroke="#000" strokeWidth={width} />
          ))}
        </svg>
      ) : null}
      <figcaption className="figures text-center">{caption}</figcaption>
    </figure>
  );
}
