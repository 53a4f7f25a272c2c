import { useFormatter, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import type { swapChoices } from '@/server/roster/swaps/list-swaps';

type Choices = Awaited<ReturnType<typeof swapChoices>>;

/** Who cannot take a shift, and why: said before somebody waits for an answer in vain. Whoever can is chosen elsewhere. */
export function Excluded({ people, excluded }: Pick<Choices, 'people' | 'excluded'>) {
  const t = useTranslations('roster.swaps');
  if (people.length === 0)
    return (
      <Callout tone="warn" title={t(excluded.length === 0 ? 'noColleagues' : 'nobodyCan')}>
        <WhoCannot excluded={excluded} />
      </Callout>
    );
  if (excluded.length === 0) return null;
  return (
    <div className="text-sm">
      <p className="mb-1 font-medium">{t('othersCannot')}</p>
      <WhoCannot excluded={excluded} />
    </div>
  );
}

function WhoCannot({ excluded }: Pick<Choices, 'excluded'>) {
  const t = useTranslations('roster.gaps.rules');
  const format = useFormatter();
  const rules = [...new Set(excluded.map(({ rule }) => rule))];
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {rules.map((rule) => (
        <li key={rule}>
          <span className="text-ink-soft">{t(rule)}</span>{' '}
          {format.list(
            excluded.flatMap((one) => (one.rule === rule ? [one.name] : [])),
            { type: 'conjunction', style: 'narrow' },
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where nobody can: offering it is a choice of its own. */
export function Anyway({
  checked,
  onChange,
  isMissing,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  isMissing: boolean;
}) {
  const t = useTranslations('roster.swaps');
  return (
    <>
      <Checkbox checked={checked} onCheckedChange={(next) => onChange(next)} label={t('offerAnyway')} />
      {isMissing ? <Callout tone="late" title={t('offerAnywayMissing')} /> : null}
    </>
  );
}
