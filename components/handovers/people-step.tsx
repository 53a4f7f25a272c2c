'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { handoverStart } from '@/server/handovers/list-handovers';

export type HandoverStart = Awaited<ReturnType<typeof handoverStart>>;

export interface Signers {
  giverId: string;
  takerId: string;
}

/** Who gives the zone and who takes it. */
export function PeopleStep(props: {
  start: HandoverStart;
  signers: Signers;
  onSigners: (signers: Signers) => void;
  onNext: () => void;
}) {
  const t = useTranslations('handovers');
  const why = useTranslations('common.why');
  const { signers, onSigners } = props;
  const { owner, people } = props.start;
  const keepers = people.filter((person) => person.keepsZones && person.id !== owner?.id);
  const takers = people.filter(({ id }) => id !== signers.giverId && id !== owner?.id);
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex flex-1 flex-col gap-4">
      {owner?.canSign ? (
        <div>
          <p className="font-medium text-sm">{t('gives')}</p>
          <p className="py-2 text-lg">{owner.name}</p>
        </div>
      ) : (
        <>
          <Callout tone="warn" title={owner ? t('ownerGone', { name: owner.name }) : t('noOwner')} />
          <Field label={t('givenBy')} required>
            <Select
              controlSize="lg"
              placeholder={t('choosePerson')}
              value={signers.giverId}
              options={options(keepers)}
              onChange={({ target }) =>
                onSigners({
                  giverId: target.value,
                  takerId: signers.takerId === target.value ? '' : signers.takerId,
                })
              }
            />
          </Field>
        </>
      )}
      <Field label={t('takes')} required hint={t('noPin')}>
        <Select
          controlSize="lg"
          placeholder={t('choosePerson')}
          value={signers.takerId}
          options={options(takers)}
          onChange={({ target }) => onSigners({ ...signers, takerId: target.value })}
        />
      </Field>
      {takers.length === 0 ? <p className="text-alarm text-sm">{t('nobodyElse')}</p> : null}
      <Button
        size="xl"
        variant="primary"
        className="mt-auto"
        missing={signers.giverId === '' || signers.takerId === '' ? why('bothPeople') : null}
        onClick={props.onNext}
      >
        {t('toCount')}
      </Button>
    </div>
  );
}
