'use client';

import type { LucideIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** A tool of the basket's line whose sign alone says too little: the sign above its word. */
export function LabelledTool(props: {
  icon: LucideIcon;
  label: string;
  /** What a reader hears: the word first, then of what. */
  name: string;
  onClick: () => void;
}) {
  const Icon = props.icon;
  return (
    <Button
      size="lg"
      aria-label={props.name}
      className="min-w-12 flex-col gap-0 px-1.5 text-xs"
      onClick={props.onClick}
    >
      <Icon aria-hidden className="size-5" />
      {props.label}
    </Button>
  );
}
