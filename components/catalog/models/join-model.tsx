'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { SearchBox } from '@/components/ui/search-box';
import type { ModelRow } from '@/server/catalog/models/queries';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { ValueFields } from './place-variant';

const SHOWN = 8;

/** A product that is there already becomes a variant of a model that is there already. */
export function JoinModel({ productId, spec }: { productId: string; spec: string }) {
  const t = useTranslations('catalog.models');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const deed = useAct(client.catalog.models.place.mutate);
  const [term, setTerm] = useState('');
  const [model, setModel] = useState<ModelRow | null>(null);
  const [typed, setTyped] = useState<readonly string[]>([spec]);
  const found = useQuery({
    ...trpc.catalog.models.list.queryOptions({ term, take: SHOWN }),
    placeholderData: (before) => before,
  });
  return (
    <ActDialog
      label={t('join')}
      title={t('join')}
      description={t('joinHint')}
      deed={deed}
      submit={async () => {
        const values = model?.axes.map((_, at) => typed[at]?.trim() ?? '') ?? [];
        if (!model || values.includes('')) return false;
        return (await deed.act({ productId, modelId: model.id, values })) !== undefined;
      }}
      done={t('joined')}
    >
      <SearchBox
        aria-label={t('find')}
        placeholder={t('find')}
        value={term}
        onValueChange={(text) => {
          setTerm(text.slice(0, 100));
          setModel(null);
        }}
        loading={found.isFetching}
      />
      {model ? (
        <>
          <p className="font-medium">
            {model.name} <span className="font-normal text-ink-soft">{model.code}</span>
          </p>
          <ValueFields
            axes={model.axes.map((name) => ({ name, values: [] }))}
            typed={typed}
            onTyped={setTyped}
          />
        </>
      ) : (
        <ul aria-label={t('title')} className="flex flex-col gap-1">
          {found.data?.map((row) => (
            <li key={row.id}>
              <Button className="w-full justify-start" variant="ghost" onClick={() => setModel(row)}>
                {row.name}
                <span className="text-ink-soft">{[row.code, row.axes.join(' × ')].join(' · ')}</span>
              </Button>
            </li>
          ))}
          {found.data?.length === 0 ? <li className="text-ink-soft text-sm">{t('empty')}</li> : null}
        </ul>
      )}
    </ActDialog>
  );
}
