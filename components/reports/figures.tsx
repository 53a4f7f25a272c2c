import { useTranslations } from 'next-intl';
import type { ComponentType } from 'react';
import { Callout } from '@/components/ui/callout';
import type { PapersOfDay } from '@/components/vouchers/papers-of-day';
import type { DayReportView } from '@/server/reports/report-of-day';
import { MoneyReceived } from './money-received';
import { OtherPapers } from './other-papers';
import { papersIn } from './papers-place-rules';
import type { PartProps } from './part-props';
import { SECTION_PARTS } from './section-parts';

type Props = Pick<DayReportView, 'sections' | 'unread' | 'people'> & {
  storeId: string;
  day: string;
  timeZone: string;
  papers: PapersOfDay;
};

/** The whole report, section by section; every figure leads to what it is made of. */
export function ReportFigures({ sections, unread, ...of }: Props) {
  const t = useTranslations('reports');
  const parts: Record<string, ComponentType<PartProps<never>>> = SECTION_PARTS;
  const shown: Record<string, { figures: unknown; details: unknown } | undefined> = sections;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {unread === null || unread.length > 0 ? <Callout tone="warn" title={t('unread')} /> : null}
      <div className="grid min-w-0 gap-4 2xl:grid-cols-2">
        {Object.entries(parts).map(([name, Part]) => {
          const section = shown[name];
          return section ? (
            <Part
              key={name}
              {...of}
              papers={{
                ...of.papers,
                lines: papersIn(name as keyof Props['sections'], of.papers.lines, sections),
              }}
              figures={section.figures as never}
              details={section.details as never}
            />
          ) : null;
        })}
        <MoneyReceived sections={sections} storeId={of.storeId} day={of.day} />
        <OtherPapers papers={of.papers} sections={sections} />
      </div>
    </div>
  );
}
