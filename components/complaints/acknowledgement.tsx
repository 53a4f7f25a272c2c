'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { PrintPaper, printPaper } from '@/components/ui/print-paper';
import { formatDateTime } from '@/lib/format';

export interface Logged {
  id: string;
  number: string;
  answerDueAt: Date;
}

/** What the customer is told once it is logged: read out, or printed on a slip. */
export function Acknowledgement({
  storeId,
  timeZone,
  logged,
  onAnother,
}: {
  storeId: string;
  timeZone: string;
  logged: Logged;
  onAnother: () => void;
}) {
  const t = useTranslations('complaints.ack');
  const locale = useLocale();
  const time = formatDateTime(logged.answerDueAt, { locale, timeZone });
  const words = t('text', { number: logged.number, time });
  return (
    <Section paper title={t('title', { number: logged.number })}>
      <div className="flex flex-col gap-4 p-3" role="status">
        <p className="text-ink-soft text-sm">{t('say')}</p>
        <p className="max-w-xl text-lg">{words}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="primary" href={`/complaints/${logged.id}?store=${storeId}`}>
            {t('open')}
          </ButtonLink>
          <PrintAcknowledgement number={logged.number} words={words} />
          <Button onClick={onAnother}>{t('another')}</Button>
        </div>
      </div>
    </Section>
  );
}

/** The slip a customer takes along, printed now or again later. */
export function PrintAcknowledgement({ number, words }: { number: string; words: string }) {
  const t = useTranslations('complaints.ack');
  const paper = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button onClick={() => paper.current && printPaper(paper.current)}>{t('print')}</Button>
      <div hidden>
        <PrintPaper width="80" ref={paper}>
          <p>{number}</p>
          <p>{words}</p>
        </PrintPaper>
      </div>
    </>
  );
}
