import type { Day } from '@/lib/business-day';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';
import type { Told } from '@/server/roster/publishing-rules';
import type { Turns } from '@/server/roster/turns-of';
import type { RoleName } from '@/server/staff/permissions';

/** A shift as the board moves it about: by the store's clock. */
export interface BoardShift {
  id: string;
  personId: string;
  day: Day;
  startMinute: number;
  /** May lie beyond 1440, on the next day. */
  endMinute: number;
  breakMinutes: number;
  kind: 'WORK' | 'DUTY' | 'MEETING' | 'TRAINING';
  templateId: string | null;
  zoneId: string | null;
  note: string;
}

/** A store's kind of shift, by its clock. */
export interface ShiftTemplate {
  id: string;
  name: string;
  code: string;
  startMinute: number;
  endMinute: number;
  breakMinutes: number;
  colour: string;
}

/** A zone of the store, where a shift may be spent. */
export interface Zone {
  id: string;
  code: string;
  name: string;
}

/** What a page brings of a week. */
export interface Week {
  storeId: string;
  monday: string;
  revision: number;
  version: number;
  shifts: readonly BoardShift[];
  facts: PlanningFacts;
  people: readonly {
    id: string;
    name: string;
    isOfStore: boolean;
    roles: readonly RoleName[];
    turns: Turns;
  }[];
  templates: readonly ShiftTemplate[];
  /** Of the store, open ones. */
  zones: readonly Zone[];
  overrules: readonly { rule: string; subject: string; reason: string; by: string }[];
  yearsUnchecked: readonly number[];
  published: readonly Told[];
  unseenBy: readonly string[];
  /** Of the week before, for whoever plans it again. */
  lastWeek: readonly BoardShift[];
}
