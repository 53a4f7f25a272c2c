'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import {
  Banknote,
  Flame,
  HandCoins,
  HeartPulse,
  type LucideIcon,
  MessagesSquare,
  PackageX,
  TriangleAlert,
  Wrench,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type IncidentKind, KINDS } from '@/server/incidents/incident-rules';

const ICONS: Record<IncidentKind, LucideIcon> = {
  THEFT: HandCoins,
  BREAKAGE: TriangleAlert,
  INJURY: HeartPulse,
  HAZARD: Flame,
  LOSS: PackageX,
  QUARREL: MessagesSquare,
  CASH: Banknote,
  EQUIPMENT: Wrench,
};

/** What it was, by big buttons: the first thing somebody presses who has just run to the phone. */
export function PickKind({
  kind,
  onChange,
}: {
  kind: IncidentKind | null;
  onChange: (kind: IncidentKind) => void;
}) {
  const t = useTranslations('incidents');
  return (
    <RadioGroup
      aria-label={t('report.kind')}
      value={kind}
      onValueChange={(next) => {
        const chosen = KINDS.find((one) => one === next);
        if (chosen) onChange(chosen);
      }}
      className="grid grid-cols-2 gap-2 sm:grid-cols-4"
    >
      {KINDS.map((one) => {
        const Icon = ICONS[one];
        return (
          <Radio.Root
            key={one}
            value={one}
            nativeButton
            render={<button type="button" />}
            className="flex min-h-16 items-center gap-2 rounded-md border border-rule-strong bg-paper px-3 py-2 text-left text-base hover:bg-sunken data-[checked]:border-accent-fill data-[checked]:bg-accent-fill data-[checked]:font-medium data-[checked]:text-on-accent"
          >
            <Icon aria-hidden className="size-5 shrink-0" />
            {t(`kinds.${one}`)}
          </Radio.Root>
        );
      })}
    </RadioGroup>
  );
}
