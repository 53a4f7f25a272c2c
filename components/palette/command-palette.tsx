'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog as Base } from '@base-ui/react/dialog';
import { LoaderCircle, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { keepStore } from '@/components/shell/preference-cookies';
import { cn } from '@/components/ui/cn';
import { backdropClass, Dialog } from '@/components/ui/dialog';
import type { Found, FoundGroup, WhoDoes } from './palette-rules';
import { useFound } from './use-found';

/** One field that leads anywhere: pages, acts, goods, receipts, people, stores. */
export function CommandPalette(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('palette');
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center sm:px-6 sm:pt-[12dvh]">
          <Base.Popup
            data-modal-layer=""
            aria-label={t('title')}
            className="flex max-h-dvh w-full flex-col border-rule bg-raised text-ink shadow-float outline-none max-sm:h-dvh sm:max-h-[70dvh] sm:max-w-xl sm:rounded-lg sm:border"
          >
            <Finder onClose={() => props.onOpenChange(false)} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Dialog>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const t = useTranslations('palette');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { groups, isLooking, isCutOff, whoDoes } = useFound(typed);
  const Icon = isLooking ? LoaderCircle : Search;

  function go({ href, chooses }: Found) {
    onClose();
    if (chooses !== undefined) keepStore(chooses);
    router.push(href);
    // The pages that were asked for before are about another store.
    if (chooses !== undefined) router.refresh();
  }

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      autoHighlight="always"
      keepHighlight
      value={typed}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') setTyped(value);
      }}
      itemToStringValue={({ label }: Found) => label}
    >
      <div className="flex items-center gap-3 border-rule border-b px-4">
        <Icon aria-hidden className={cn('size-4.5 shrink-0 text-ink-soft', isLooking && 'spinner')} />
        <Autocomplete.Input
          aria-label={t('title')}
          placeholder={t('placeholder')}
          maxLength={100}
          enterKeyHint="go"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-soft"
        />
        <Base.Close className="focus-inset rounded-sm px-2 py-1 text-ink-soft text-xs hover:text-ink pointer-coarse:min-h-11">
          {t('close')}
        </Base.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <Autocomplete.Empty>
          {isLooking || isCutOff || whoDoes.length > 0 ? null : (
            <p className="p-4 text-ink-soft text-sm">{t('nothing', { typed })}</p>
          )}
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: FoundGroup) => <Group key={group.kind} group={group} onGo={go} />}
        </Autocomplete.List>
        <Beside isCutOff={isCutOff} whoDoes={whoDoes} />
      </div>
    </Autocomplete.Root>
  );
}

/** What leads nowhere and is worth saying: whose work it is, and that nobody answered. */
function Beside({ isCutOff, whoDoes }: { isCutOff: boolean; whoDoes: readonly WhoDoes[] }) {
  const t = useTranslations('palette');
  const shell = useTranslations('shell.roles');
  return (
    <div role="status" className="flex flex-col gap-2 px-2 text-sm">
      {whoDoes.map(({ name, roles }) => (
        <p key={name} className="pt-2 text-ink-soft">
          {t('whoDoes', { name, roles: roles.map((role) => shell(role)).join(t('roleJoin')) })}
        </p>
      ))}
      {isCutOff ? <p className="py-2 text-alarm">{t('cutOff')}</p> : null}
    </div>
  );
}

function Group({ group, onGo }: { group: FoundGroup; onGo: (found: Found) => void }) {
  const t = useTranslations('palette.kinds');
  return (
    <Autocomplete.Group items={group.items} className="not-last:mb-1">
      <Autocomplete.GroupLabel className="px-2 py-1.5 text-ink-soft text-xs">
        {t(group.kind)}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(found: Found) => (
          <Autocomplete.Item
            key={found.id}
            value={found}
            onClick={() => onGo(found)}
            className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2 text-sm outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent pointer-coarse:min-h-12"
          >
            <span className="min-w-0 flex-1 truncate">{found.label}</span>
            {found.detail ? (
              <span className="figures shrink-0 text-ink-soft text-xs">{found.detail}</span>
            ) : null}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}
