'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { fenFromText } from '@/lib/money';
import {
  isSized,
  LIMIT_STATES,
  type LimitedAct,
  type LimitedRole,
  type LimitSaid,
  type LimitState,
  WHOLE_BP,
} from '@/server/limits/limit-rules';
import { useTRPCClient } from '@/trpc/react';

const PERCENT_BP = 100;
/** Of a store: nothing of its own. */
const AS_CHAIN = 'AS_CHAIN';

interface Props {
  /** Null: the chain's. */
  storeId: string | null;
  role: LimitedRole;
  act: LimitedAct;
  /** Of whom and what, in words. */
  name: string;
  /** Null: the store has set nothing. */
  said: LimitSaid | null;
}

/** What a role may do from now on: alone, with somebody's word, or not at all; of a discount, up to how much. */
export function EditLimit({ storeId, role, act, name, said }: Props) {
  const t = useTranslations('limits');
  const deed = useSetLimit(storeId);
  const [state, setState] = useState<LimitState | typeof AS_CHAIN>(said?.state ?? AS_CHAIN);
  const [percent, setPercent] = useState(said?.limitBp ? String(said.limitBp / PERCENT_BP) : '');
  const [isWrong, setWrong] = useState(false);
  const takesPercent = isSized(act) && state !== 'DENIED' && state !== AS_CHAIN;

  async function submit() {
    const limitBp = takesPercent ? readPercent(percent) : null;
    setWrong(limitBp === undefined);
    if (limitBp === undefined) return false;
    return (await deed.act({ role, act, state: state === AS_CHAIN ? null : state, limitBp })) !== undefined;
  }

  return (
    <ActDialog
      label={t('change')}
      buttonName={t('changeOf', { name })}
      size="sm"
      title={name}
      description={t(`actHints.${act}`)}
      deed={deed}
      submit={submit}
      done={t('saved')}
    >
      <Field label={t('holds')} hint={storeId ? t('stricterOnly') : undefined}>
        <Select
          value={state}
          onChange={({ target }) => setState(target.value as typeof state)}
          options={[
            ...(storeId ? [{ value: AS_CHAIN, label: t('asChain') }] : []),
            ...LIMIT_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
        />
      </Field>
      {takesPercent ? (
        <Field
          label={t('percent')}
          hint={t(`percentHints.${state}`)}
          error={isWrong ? t('percentWrong') : undefined}
        >
          <Input
            numeric
            inputMode="decimal"
            maxLength={5}
            suffix="%"
            value={percent}
            onChange={({ target }) => setPercent(target.value)}
          />
        </Field>
      ) : null}
    </ActDialog>
  );
}

interface Said {
  role: LimitedRole;
  act: LimitedAct;
  state: LimitState | null;
  limitBp: number | null;
}

function useSetLimit(storeId: string | null) {
  const client = useTRPCClient();
  return useAct(({ state, ...rest }: Said & { requestId: string }) =>
    storeId === null
      ? client.limits.set.mutate({ ...rest, state: state ?? 'ALLOWED' })
      : client.limits.setOfStore.mutate({ ...rest, state, storeId }),
  );
}

/** Basis points of what was typed; null: nothing, and so all of it. Undefined: no such part. */
function readPercent(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const basisPoints = fenFromText(text.trim());
  if (basisPoints === null || basisPoints < 1 || basisPoints > WHOLE_BP) return undefined;
  return basisPoints === WHOLE_BP ? null : basisPoints;
}
