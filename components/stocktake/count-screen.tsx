'use client';

import { ArrowLeft, CloudUpload, Wifi, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { multiplied, multiplierOf } from '@/client/scan-buffer';
import { listenToScanner } from '@/client/scanner';
import { beep } from '@/client/sound';
import { useOnline } from '@/components/sales/use-online';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Segmented } from '@/components/ui/segmented';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { CountFind } from './count-find';
import { CountOwnList, type NamedLine } from './count-own-list';
import { CountPad } from './count-pad';
import { CountTodo } from './count-todo';
import { FinishSheet } from './finish-sheet';
import { ImportFile } from './import-file';
import { UnknownNote, type UnknownScan } from './unknown-note';
import { type CountSheet, useCountSheet } from './use-count-sheet';

interface Props {
  storeId: string;
  sheetId: string;
  person: { id: string; name: string };
  backHref: string;
}

/** Counting a shelf on a phone: scan or search, one more, type, take back; goes on without a network. */
export function CountScreen({ storeId, sheetId, person, backHref }: Props) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const count = useCountSheet({ storeId, sheetId, personId: person.id });
  const [shown, setShown] = useState<'own' | 'todo'>('own');
  const [typing, setTyping] = useState<NamedLine | null>(null);
  const [unknown, setUnknown] = useState<UnknownScan | null>(null);
  const [search, setSearch] = useState('');
  const { sheet } = count;
  const names = useNames(count);
  useScans(count, setUnknown, search, setSearch);
  const finished = sheet.data?.finishedAt != null;
  const list = count.own.map((line) => ({ ...line, ...names(line.productId) }));
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-var(--ribbon))] w-full max-w-3xl flex-col bg-page">
      <Strip count={count} backHref={backHref} />
      <main className="flex flex-1 flex-col gap-3 p-3 pb-6">
        <h1 className="sr-only">{t('countTitle', { zone: sheet.data?.zone ?? '' })}</h1>
        {finished ? <Callout tone="warn" title={t('sheetFinished')} /> : null}
        {sheet.data?.round === 2 ? <Callout title={t('recountHint')} /> : null}
        <Troubles count={count} name={(productId) => names(productId).name} />
        <CountFind
          count={count}
          search={search}
          onSearch={setSearch}
          onPick={(productId, times) => {
            if (times === null) count.one(productId);
            else count.more(productId, times);
            setSearch('');
          }}
          onUnknown={setUnknown}
        />
        <Segmented
          aria-label={t('lists')}
          size="lg"
          value={shown}
          onValueChange={setShown}
          segments={[
            { value: 'own', label: t('ownList', { count: list.length }) },
            { value: 'todo', label: t('todoList', { count: todoOf(count).length }) },
          ]}
        />
        {shown === 'own' ? (
          <CountOwnList lines={list} onOne={count.one} onUndo={count.undo} onType={setTyping} />
        ) : (
          <CountTodo
            rows={todoOf(count)}
            onOne={count.one}
            onType={(row) => setTyping({ ...row, milli: 0, notUndone: [] })}
          />
        )}
        <div className="mt-auto grid grid-cols-2 gap-2 pt-4 sm:flex sm:justify-end">
          <ImportFile storeId={storeId} sheetId={sheetId} disabled={finished} />
          <Button
            size="lg"
            missing={finished ? why('sheetFinished') : null}
            onClick={() => setUnknown({ code: '', times: null })}
          >
            {t('noteUnknown')}
          </Button>
          <FinishSheet
            storeId={storeId}
            sheetId={sheetId}
            count={count}
            finished={finished}
            uncounted={todoOf(count).length}
            backHref={backHref}
          />
        </div>
      </main>
      <CountPad
        line={typing}
        onClose={() => setTyping(null)}
        onAdd={(line, quantity) => count.more(line.productId, quantity)}
        onCorrect={count.correct}
      />
      <UnknownNote storeId={storeId} sheetId={sheetId} scan={unknown} onClose={() => setUnknown(null)} />
    </div>
  );
}

/** What stands on the sheet and nobody has counted. */
function todoOf(count: CountSheet) {
  const mine = new Set(count.own.map(({ productId }) => productId));
  return (count.sheet.data?.products ?? []).filter((row) => row.counted === null && !mine.has(row.productId));
}

/** A product's words: from the sheet, else from the phone's catalogue. */
function useNames({ sheet, catalogue }: CountSheet) {
  const rows = new Map((sheet.data?.products ?? []).map((row) => [row.productId, row]));
  return (productId: string) => {
    const row = rows.get(productId) ?? catalogue.get(productId);
    return {
      name: row?.name ?? '…',
      spec: row?.spec ?? '',
      code: row?.code ?? '',
      unit: row?.unit ?? '',
      decimals: row?.decimals ?? 0,
    };
  };
}

/** A scan anywhere on the screen is one more; `5*` typed before it is five. */
function useScans(
  count: CountSheet,
  onUnknown: (scan: UnknownScan) => void,
  search: string,
  setSearch: Dispatch<SetStateAction<string>>,
): void {
  const now = useRef({ count, onUnknown, search, setSearch });
  now.current = { count, onUnknown, search, setSearch };
  const typedBefore = useRef('');
  useEffect(
    () =>
      listenToScanner({
        isKnown: (scanned) => now.current.count.catalogue.find(multiplied(scanned).code) !== null,
        onBegin: () => {
          typedBefore.current = now.current.search;
        },
        onTakeBack: () => now.current.setSearch(typedBefore.current),
        onScan: (scanned, before) => {
          const { count: on, onUnknown: unknown, search, setSearch: clear } = now.current;
          const { times: quick, code } = multiplied(scanned);
          // Typed in the search box, or with no field chosen, which goes there too.
          const times = quick ?? multiplierOf(before) ?? multiplierOf(search);
          clear('');
          void on.catalogue.lookUp(code).then((product) => {
            beep(product ? 'found' : 'unknown');
            if (!product) unknown({ code, times });
            else if (times === null) on.one(product.id);
            else on.more(product.id, times);
          });
        },
        // Typed with no field chosen: it is meant for the search.
        onKey: (key) => {
          if (key.length === 1) now.current.setSearch((text) => text + key);
        },
      }),
    [],
  );
}

function Strip({ count, backHref }: { count: CountSheet; backHref: string }) {
  const t = useTranslations('stocktake');
  const online = useOnline();
  const { data } = count.sheet;
  const Icon = online ? Wifi : WifiOff;
  return (
    <header className="sticky top-(--ribbon) z-10 flex min-h-14 items-center gap-2 border-rule border-b bg-paper px-2 py-1">
      <ButtonLink href={backHref} variant="ghost" size="lg" square aria-label={t('back')}>
        <ArrowLeft aria-hidden />
      </ButtonLink>
      <p className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{data?.zone ?? '…'}</span>
        <span className="figures block truncate text-ink-soft text-xs">
          {data ? `${stocktakeNumber(data.number)} · ${t(`rounds.${data.round === 2 ? 2 : 1}`)}` : ''}
        </span>
      </p>
      <p role="status" className="flex flex-col items-end text-xs">
        <span className="flex items-center gap-1.5">
          <Icon aria-hidden className="size-4" />
          {t(online ? 'online' : 'offline')}
        </span>
        <span className="figures flex items-center gap-1.5 text-ink-soft">
          <CloudUpload aria-hidden className="size-4" />
          {t('unsent', { count: count.state.unsent })}
        </span>
      </p>
    </header>
  );
}

/** What is not going well: the sheet takes nothing, or some counts were refused. */
function Troubles({ count, name }: { count: CountSheet; name: (productId: string) => string }) {
  const t = useTranslations('stocktake');
  const errorText = useErrorText();
  const { state, pending, sheet } = count;
  return (
    <>
      {sheet.error ? <Callout tone="late" title={errorText(sheet.error)} /> : null}
      {state.stopped ? (
        <Callout
          tone="late"
          title={errorText(state.stopped)}
          actions={
            <>
              <Button size="lg" onClick={() => void pending.flush()}>
                {t('tryAgain')}
              </Button>
              <Button size="lg" variant="danger" onClick={() => pending.dropUnsent()}>
                {t('dropUnsent', { count: state.unsent })}
              </Button>
            </>
          }
        >
          {t('stoppedHint', { count: state.unsent })}
        </Callout>
      ) : null}
      {state.notKept ? <Callout tone="late" title={t('notKept')} /> : null}
      {state.refused.length > 0 ? (
        <Callout
          tone="late"
          title={t('refusedTitle', { count: state.refused.length })}
          actions={
            <Button size="lg" onClick={() => pending.forgetRefused()}>
              {t('seen')}
            </Button>
          }
        >
          <ul>
            {state.refused.slice(0, 5).map(({ count: one, refusal }) => (
              <li key={one.id}>
                {name(one.productId)}: {t.has(`refused.${refusal}`) ? t(`refused.${refusal}`) : refusal}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}
