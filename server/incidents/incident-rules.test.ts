import { describe, expect, it } from 'vitest';
import { DEFAULTS, decisionsFor, isRoundLate, isSevere, KINDS, reasonOf } from './incident-rules';

describe('an incident', () => {
  it('is severe by its kind, by an authority, and as a theft by what it is worth', () => {
    const severe = (kind: (typeof KINDS)[number], worthFen = 0, authority = false) =>
      isSevere({ kind, worthFen, authority }, DEFAULTS);
    expect(KINDS.filter((kind) => severe(kind))).toEqual(['INJURY', 'HAZARD']);
    expect(KINDS.filter((kind) => severe(kind, 1_000_000))).toEqual(['THEFT', 'INJURY', 'HAZARD']);
    expect(KINDS.filter((kind) => severe(kind, 0, true))).toEqual([...KINDS]);
    expect([severe('THEFT', 99_999), severe('THEFT', 100_000)]).toEqual([false, true]);
    expect(isSevere({ kind: 'THEFT', worthFen: 0, authority: false }, { theftSevereFen: 0 })).toBe(true);
  });

  it('is written off as what it was', () => {
    expect(KINDS.map(reasonOf)).toEqual([
      'THEFT',
      'DAMAGE',
      'DAMAGE',
      'DAMAGE',
      'LOSS',
      'DAMAGE',
      'LOSS',
      'DAMAGE',
    ]);
  });

  it('offers what its kind and what was named allow, and nothing once closed', () => {
    const all = { state: 'OPEN', hasGoods: true, hasZone: true, hasStaff: true } as const;
    const none = { state: 'OPEN', hasGoods: false, hasZone: false, hasStaff: false } as const;
    expect(decisionsFor({ ...all, kind: 'THEFT' })).toEqual(['WRITE_OFF', 'SHORTAGE', 'COUNT', 'CASH']);
    expect(decisionsFor({ ...all, kind: 'BREAKAGE' })).toEqual(['WRITE_OFF', 'COUNT']);
    expect(decisionsFor({ ...all, kind: 'QUARREL' })).toEqual(['WRITE_OFF', 'COUNT', 'QUARREL']);
    expect(KINDS.flatMap((kind) => decisionsFor({ ...none, kind }))).toEqual(['CASH', 'CASH', 'CASH']);
    expect(KINDS.flatMap((kind) => decisionsFor({ ...all, state: 'CLOSED', kind }))).toEqual([]);
  });

  it('has a safety round that is late from the day after', () => {
    expect([isRoundLate('2026-11-10', 10, false), isRoundLate('2026-11-11', 10, false)]).toEqual([
      false,
      true,
    ]);
    expect(isRoundLate('2026-11-30', 10, true)).toBe(false);
  });
});
