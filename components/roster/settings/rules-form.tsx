'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { PlanningSettings } from '@/server/roster/planning-facts-rules';
import { useTRPCClient } from '@/trpc/react';
import { LIMITS, type LimitName, limitOf, limitText } from './limits';

/** By which limits a store's plans are judged; hours are typed as hours. */
export function RulesForm({
  storeId,
  settings,
  usual,
}: {
  storeId: string;
  settings: PlanningSettings;
  /** What holds where nobody said otherwise. */
  usual: PlanningSettings;
}) {
  const t = useTranslations('roster.settings.rules');
  const fields = useTranslations('fields');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.setRules.mutate);
  const [typed, setTyped] = useState<Partial<Record<LimitName, string>>>({});
  const names = Object.keys(LIMITS) as LimitName[];
  const textOf = (name: LimitName) => typed[name] ?? limitText(name, settings[name]);
  const values = names.map((name) => [name, limitOf(name, textOf(name))] as const);
  const sound = values.every(([, value]) => value !== null);
  const isChanged = values.some(([name, value]) => value !== settings[name]);
  const isUsual = names.every((name) => limitText(name, usual[name]) === textOf(name));
  return (
    <Section
      title={t('title')}
      description={t('hint')}
      actions={
        <Button
          missing={isUsual ? t('isUsual') : null}
          onClick={() =>
            setTyped(Object.fromEntries(names.map((name) => [name, limitText(name, usual[name])])))
          }
        >
          {t('toUsual')}
        </Button>
      }
    >
      <Card>
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={async (event) => {
            event.preventDefault();
            if (!sound) return;
            const asked = Object.fromEntries(values) as Record<LimitName, number>;
            if (!(await act({ storeId, ...asked }))) return;
            setTyped({});
            toast.success(t('saved'));
          }}
        >
          <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {values.map(([name, value]) => {
              const { least, most } = LIMITS[name];
              const range = fields('between', { least: limitText(name, least), most: limitText(name, most) });
              return (
                <Field
                  key={name}
                  label={t(`names.${name}`)}
                  hint={t(`hints.${name}`)}
                  error={value === null ? range : undefined}
                >
                  <Input
                    numeric
                    maxLength={6}
                    suffix={t(`units.${LIMITS[name].unit}`)}
                    value={textOf(name)}
                    onChange={({ target }) => setTyped((now) => ({ ...now, [name]: target.value }))}
                  />
                </Field>
              );
            })}
          </div>
          {problem ? <Callout tone="late" title={problem} /> : null}
          <div>
            <Button
              type="submit"
              variant="primary"
              loading={busy}
              missing={sound ? (isChanged ? null : t('nothingChanged')) : t('wrong')}
            >
              {t('save')}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}
