import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { caseNumber } from '@/lib/case-number';

/** From a line that says goods are missing: to the case it opened, else to a new one. */
export function CaseLink(props: {
  storeId: string;
  opened: { caseId: string; number: number } | null;
  /** May follow a case that was opened. */
  reads: boolean;
  /** Address of a new case; null: nothing is missing, or not for this person. */
  newCase: string | null;
}) {
  const t = useTranslations('shortages');
  const { opened } = props;
  if (opened && !props.reads)
    return <span className="block text-ink-soft text-xs">{caseNumber(opened.number)}</span>;
  const href = opened ? `/stock/shortages/${opened.caseId}?store=${props.storeId}` : props.newCase;
  if (!href) return null;
  return (
    <TextLink className="inline-flex min-h-6 items-center text-xs pointer-coarse:min-h-11" href={href}>
      {opened ? caseNumber(opened.number) : t('new')}
    </TextLink>
  );
}
