import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { LinesWithPapers } from '@/components/vouchers/line-papers';
import type { PapersOfDay } from '@/components/vouchers/papers-of-day';
import type { ShownSections } from '@/server/reports/show-sections';
import { papersIn } from './papers-place-rules';

/** Papers whose figure the report does not show. */
export function OtherPapers({ papers, sections }: { papers: PapersOfDay; sections: ShownSections }) {
  const t = useTranslations('vouchers');
  const lines = papersIn(null, papers.lines, sections).filter(
    (line) => papers.mayAdd || line.papers.length > 0 || line.required,
  );
  if (lines.length === 0) return null;
  return (
    <Section paper title={t('others')}>
      <div className="px-3 pt-1 pb-3">
        <LinesWithPapers papers={papers} lines={lines} />
      </div>
    </Section>
  );
}
