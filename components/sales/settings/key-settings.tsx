'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { changePreferences } from '@/client/counter-preferences';
import { ACTS, type Act, actOf, keyOf, withKey } from '@/client/shortcuts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { usePreferences } from '../use-preferences';
import { type Choice, useChosenKey } from './use-chosen-key';

/** Keys that mean what they mean everywhere. */
const FIXED = [
  ['?', 'list'],
  ['Esc', 'back'],
  ['Enter', 'enter'],
  ['Tab', 'tab'],
  ['← ↑ → ↓', 'arrows'],
  ['0–9', 'digits'],
  ['+  −', 'step'],
  ['5*', 'times'],
] as const;

/** The keys of the counter, to look at and to change by pressing the wanted one. */
export function KeySettings() {
  const t = useTranslations('sales.keys');
  const { keys } = usePreferences();
  const [changing, setChanging] = useState<Act | null>(null);
  /** The focus stays with the row, also when what was pressed is gone. */
  const buttons = useRef(new Map<Act, HTMLElement | null>());
  const end = (act: Act) => {
    setChanging(null);
    buttons.current.get(act)?.focus();
  };
  const isUsual = Object.keys(keys).length === 0;
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y divide-rule border-rule border-y">
        {ACTS.map((act) => (
          <li key={act} className="flex flex-col gap-2 py-1.5">
            <div className="flex min-h-12 items-center gap-4">
              <Key name={keyOf(act, keys)} />
              <span className="flex-1">{t(act)}</span>
              <Button
                size="lg"
                ref={(button) => void buttons.current.set(act, button)}
                aria-label={changing === act ? undefined : t('changeOf', { act: t(act) })}
                onClick={() => setChanging(changing === act ? null : act)}
              >
                {changing === act ? t('stop', { key: keyOf(act, keys) }) : t('change')}
              </Button>
            </div>
            {changing === act ? <Changing act={act} onEnd={() => end(act)} /> : null}
          </li>
        ))}
      </ul>
      <Button
        size="lg"
        className="self-start"
        missing={isUsual ? t('usual') : null}
        onClick={() => void changePreferences({ keys: {} })}
      >
        {t('reset')}
      </Button>
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{t('fixed')}</h3>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-3">
          {FIXED.map(([key, name]) => (
            <div key={name} className="contents">
              <dt>
                <Key name={key} />
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd className="min-w-14 rounded-sm border border-rule-strong bg-sunken px-2 py-0.5 text-center font-sans text-sm">
      {name}
    </kbd>
  );
}

/** Waits for the wanted key. What cannot be chosen is said, and it waits on. */
function Changing({ act, onEnd }: { act: Act; onEnd: () => void }) {
  const t = useTranslations('sales.keys');
  const { keys } = usePreferences();
  const take = (name: string, swap: boolean) => {
    void changePreferences({ keys: withKey(keys, act, name, swap) });
    onEnd();
  };
  const [choice, setChoice] = useState<Choice | null>(null);
  useChosenKey({
    onStop: onEnd,
    onKey: (pressed) => {
      const other = pressed.whyNot === null ? actOf(pressed.name, keys) : null;
      if (pressed.whyNot === null && (other === null || other === act)) take(pressed.name, false);
      else setChoice(pressed);
    },
  });
  const taken = choice?.whyNot === null ? actOf(choice.name, keys) : null;
  const title =
    choice === null
      ? t('press')
      : choice.whyNot !== null
        ? t(`whyNot.${choice.whyNot}`, { key: choice.name })
        : t('taken', { key: choice.name, act: t(taken ?? act) });
  return (
    <div role="status">
      <Callout
        tone={choice === null ? 'info' : 'warn'}
        title={title}
        actions={
          choice && taken ? (
            <Button size="lg" onClick={() => take(choice.name, true)}>
              {t('swap')}
            </Button>
          ) : undefined
        }
      />
    </div>
  );
}
