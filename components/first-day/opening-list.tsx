import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Progress } from '@/components/ui/progress';
import type { OpeningStep } from '@/server/first-day/opening-steps';
import { serverApi } from '@/trpc/server';
import { AddExamples } from './add-examples';
import { CounterHere } from './counter-here';

export type Opening = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['firstDay']['steps']>>;

/** How far the shop's opening is, for whoever opens it and while something is left; null otherwise. */
export async function openingOf(page: PageSession): Promise<Opening | null> {
  const [first] = page.session.stores;
  const storeId = page.storeId ?? first?.id;
  if (!storeId || !page.may('stores.manage', null)) return null;
  const opening = await (await serverApi()).firstDay.steps({ storeId });
  return opening.steps.every((step) => step.done) ? null : opening;
}

/** For whoever opens a shop: what is left to do before the first sale and soon after, each with the way there. Gone when all is done. */
export async function OpeningList({ opening: { store, firstTillId, steps } }: { opening: Opening }) {
  const storeId = store.id;
  const t = await getTranslations('firstDay');
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done)?.step;
  return (
    <Section title={t('title', { store: store.name })} description={t('hint')}>
      <Card className="flex flex-col gap-4">
        <Progress label={t('progress')} value={done} max={steps.length} />
        <ol className="flex flex-col divide-y divide-rule">
          {steps.map((step, at) => (
            <li
              key={step.step}
              aria-current={step.step === next ? 'step' : undefined}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
            >
              <Mark done={step.done} number={at + 1} words={t('done')} />
              <div className="min-w-52 flex-1">
                <p className={cn('font-medium', step.done && 'text-ink-soft')}>
                  {t(`steps.${step.step}.title`)}
                </p>
                {step.done ? null : <p className="text-ink-soft text-sm">{t(`steps.${step.step}.hint`)}</p>}
              </div>
              {step.done && step.step !== 'people' ? null : (
                <div className="flex flex-wrap gap-2">
                  <Ways step={step.step} storeId={storeId} tillId={firstTillId} isNext={step.step === next} />
                </div>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function Mark({ done, number, words }: { done: boolean; number: number; words: string }) {
  return (
    <span
      className={cn(
        'figures flex size-7 shrink-0 items-center justify-center rounded-full border text-sm',
        done ? 'border-transparent bg-accent-fill text-on-accent' : 'border-rule-strong text-ink-soft',
      )}
    >
      {done ? (
        <>
          <Check aria-hidden className="size-4" strokeWidth={3} />
          <span className="sr-only">{words}</span>
        </>
      ) : (
        number
      )}
    </span>
  );
}

/** Where the other steps are done: the first way is the usual one. */
const PLACES: Record<
  Exclude<OpeningStep, 'till'>,
  (storeId: string) => readonly (readonly [string, string])[]
> = {
  goods: () => [
    ['import', '/catalog/import'],
    ['newProduct', '/catalog/new'],
  ],
  stock: () => [
    ['receive', '/stock/receiving/new'],
    ['import', '/catalog/import'],
  ],
  people: () => [['addPeople', '/people']],
  sale: () => [
    ['openCounter', '/counter'],
    ['practise', '/counter?practice=1'],
  ],
  receipt: (storeId) => [
    ['storeSettings', `/stores/${storeId}?tab=settings`],
    ['testPrint', `/stores/${storeId}?tab=settings#test-print`],
  ],
  zones: (storeId) => [['zones', `/stores/${storeId}`]],
};

async function Ways(props: { step: OpeningStep; storeId: string; tillId: string | null; isNext: boolean }) {
  const { step, storeId, tillId, isNext } = props;
  const t = await getTranslations('firstDay.ways');
  if (step === 'till')
    return (
      <>
        {tillId ? <CounterHere storeId={storeId} tillId={tillId} isNext={isNext} /> : null}
        <ButtonLink href="/devices">{t('otherTablet')}</ButtonLink>
      </>
    );
  return (
    <>
      {PLACES[step](storeId).map(([way, href], at) => (
        <ButtonLink key={way} href={href} variant={isNext && at === 0 ? 'primary' : 'secondary'}>
          {t(way)}
        </ButtonLink>
      ))}
      {step === 'goods' ? <AddExamples storeId={storeId} /> : null}
    </>
  );
}
