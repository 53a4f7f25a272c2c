'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { givesCover } from '@/server/roster/roster-rules';
import { clockOf } from './board-rules';
import { cellUnder, MOVES } from './moving';
import type { BoardShift } from './week';

/** Before it is a drag and not a press, px. */
const SLACK = 6;

/** A shift on the board: pressed it opens, dragged it goes elsewhere, with Alt and an arrow key too, with Delete it goes. */
export function ShiftChip({
  shift,
  label,
  zone,
  colour,
  severity,
  isChanged,
  onOpen,
  onMove,
  onStep,
  onRemove,
}: {
  shift: BoardShift;
  /** Who, when, what speaks against it: for whoever does not see the board. */
  label: string;
  /** Code of the zone it is spent in. */
  zone: string | null;
  colour: string | null;
  severity: 'ERROR' | 'WARNING' | null;
  /** Not published as it stands here. */
  isChanged: boolean;
  onOpen: () => void;
  onMove: (to: { personId: string; day: string }) => void;
  onStep: (by: { people: number; days: number }) => void;
  onRemove: () => void;
}) {
  const kinds = useTranslations('roster.kinds');
  const start = useRef<{ x: number; y: number } | null>(null);
  const [offset, setOffset] = useState<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);

  function down(event: PointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return;
    dragged.current = false;
    start.current = { x: event.clientX, y: event.clientY };
    if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId);
  }
  function over(event: PointerEvent<HTMLButtonElement>) {
    const from = start.current;
    // A finger scrolls the board; it moves a shift by the form.
    if (!from || event.pointerType !== 'mouse') return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    if (!dragged.current && Math.hypot(by.x, by.y) < SLACK) return;
    dragged.current = true;
    setOffset(by);
  }
  function up(event: PointerEvent<HTMLButtonElement>) {
    start.current = null;
    setOffset(null);
    if (!dragged.current) return;
    const cell = cellUnder(event.currentTarget, event.clientX, event.clientY);
    if (cell && (cell.personId !== shift.personId || cell.day !== shift.day)) onMove(cell);
  }
  function key(event: KeyboardEvent) {
    const by = MOVES[event.key];
    if (by && event.altKey) onStep(by);
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  }

  return (
    <button
      type="button"
      data-shift={shift.id}
      aria-label={label}
      onPointerDown={down}
      onPointerMove={over}
      onPointerUp={up}
      onPointerCancel={() => {
        start.current = null;
        setOffset(null);
      }}
      onKeyDown={key}
      onClick={() => {
        if (!dragged.current) onOpen();
      }}
      style={{
        ...(offset ? { transform: `translate(${offset.x}px, ${offset.y}px)`, zIndex: 30 } : {}),
        ...(colour ? { borderInlineStartColor: `var(--shift-${colour.toLowerCase()})` } : {}),
      }}
      className={cn(
        'figures relative flex w-full items-center gap-1 rounded-sm border border-rule border-s-4 bg-paper px-1.5 py-1 text-start text-xs leading-4 hover:bg-sunken pointer-coarse:min-h-11',
        offset && 'pointer-events-none opacity-80 shadow-float',
        isChanged && 'border-dashed',
        // No cover: it stands on the board like a note.
        !givesCover(shift) && 'rounded-none bg-sunken italic',
        severity === 'ERROR' && 'border-alarm bg-alarm-soft',
      )}
    >
      <span className="min-w-0 flex-1">
        {clockOf(shift.startMinute)}–{clockOf(shift.endMinute)}
        {shift.kind === 'WORK' && !zone ? null : (
          <span className="block truncate">
            {[shift.kind === 'WORK' ? '' : kinds(shift.kind), zone].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
      {severity ? <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-alarm" /> : null}
    </button>
  );
}
