'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { ChevronDown, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useUrlParams } from '@/components/ui/use-url-params';
import { ACTIONS, AREAS, areaOf } from './actions';

interface Act {
  /** As the address has it. */
  value: string;
  label: string;
}
interface Area {
  name: string;
  items: Act[];
}

/** Which acts: found by their words, in the areas of the shop; an area as a whole too. */
export function ActFilter() {
  const t = useTranslations('audit');
  const { get, set, pending } = useUrlParams();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const areas = useAreas(typed);
  const chosen = get('action');
  const key = chosen.endsWith('.*') ? `areas.${areaOf(chosen)}` : `actions.${chosen}`;
  // An address may say what there is no word for.
  const said = chosen !== '' && t.has(key) ? t(key) : null;
  function choose(value: string) {
    setOpen(false);
    setTyped('');
    set({ action: value });
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        render={
          <Button
            variant="secondary"
            loading={pending}
            aria-label={`${t('action')} ${said ?? t('anyAct')}`}
            className="max-sm:min-w-32 max-sm:flex-1 sm:max-w-64"
          />
        }
      >
        <span className="truncate">{said ?? `${t('action')} · ${t('anyAct')}`}</span>
        <ChevronDown aria-hidden />
      </PopoverTrigger>
      <PopoverContent className="w-80 p-0">
        <Autocomplete.Root
          open
          inline
          mode="none"
          items={areas}
          autoHighlight="always"
          value={typed}
          onValueChange={(value, { reason }) => {
            if (reason !== 'item-press') setTyped(value);
          }}
          itemToStringValue={({ label }: Act) => label}
        >
          <div className="flex items-center gap-2 border-rule border-b px-3">
            <Search aria-hidden className="size-4 shrink-0 text-ink-soft" />
            <Autocomplete.Input
              aria-label={t('findAct')}
              placeholder={t('findAct')}
              maxLength={60}
              className="h-11 min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-ink-soft"
            />
          </div>
          <div className="max-h-[min(22rem,50dvh)] overflow-y-auto overscroll-contain p-1.5">
            <Autocomplete.Empty>
              {areas.length === 0 ? <p className="p-3 text-ink-soft text-sm">{t('noAct')}</p> : null}
            </Autocomplete.Empty>
            <Autocomplete.List>
              {(area: Area) => (
                <Autocomplete.Group key={area.name} items={area.items} className="not-last:mb-1">
                  <Autocomplete.GroupLabel className="px-2 py-1 text-ink-soft text-xs">
                    {area.name}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(act: Act) => (
                      <Autocomplete.Item
                        key={act.value}
                        value={act}
                        onClick={() => choose(act.value)}
                        className="flex min-h-8 cursor-default items-center rounded-md px-2 text-sm outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent pointer-coarse:min-h-11"
                      >
                        {act.label}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </div>
        </Autocomplete.Root>
      </PopoverContent>
    </Popover>
  );
}

/** The areas with those of their acts that hold what was typed; an area whose own name does is there whole. */
function useAreas(typed: string): Area[] {
  const t = useTranslations('audit');
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const all = useMemo(
    () =>
      AREAS.map((area) => ({
        area,
        name: t(`areas.${area}`),
        acts: ACTIONS.filter((action) => areaOf(action) === area).map((action) => ({
          value: action as string,
          label: t(`actions.${action}`),
        })),
      })),
    [t],
  );
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return all.flatMap(({ area, name, acts }) => {
    const found = holds(name) ? acts : acts.filter(({ label }) => holds(`${name} ${label}`));
    if (found.length === 0) return [];
    const whole = { value: `${area}.*`, label: t('wholeArea', { area: name }) };
    return [{ name, items: acts.length > 1 ? [whole, ...found] : found }];
  });
}
