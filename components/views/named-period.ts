import { PERIODS, type PeriodName, periodOfDays, periodsNamed } from '@/components/ui/period-rules';

/** In a kept question: a stretch by its name, in place of the two days it was when the view was saved. */
const PARAM = 'days';

/** What the two days of an address are called by name: on the first of a month today is also this month. Empty: two days like others. */
export function stretchesOf(query: string, today: string): PeriodName[] {
  const asked = new URLSearchParams(query);
  const [from, to] = [asked.get('from'), asked.get('to')];
  return from && to ? periodsNamed({ from, to }, today) : [];
}

/** The question with a name in place of its two days: this month stays this month, whichever it is then. */
export function keepingStretch(query: string, named: PeriodName): string {
  const asked = new URLSearchParams(query);
  asked.delete('from');
  asked.delete('to');
  asked.set(PARAM, named);
  return asked.toString();
}

/** The question of a view that is kept anew: its days follow the calendar as they did, or as two days of today are called. */
export function keepingOn(query: string, before: string | null, today: string): string {
  const names = stretchesOf(query, today);
  const followed = new URLSearchParams(before ?? '').get(PARAM);
  const named = names.find((one) => one === followed) ?? names[0];
  return named ? keepingStretch(query, named) : query;
}

/** The question as an address has it today. */
export function onDay(query: string, today: string): string {
  const asked = new URLSearchParams(query);
  const named = PERIODS.find((one) => one === asked.get(PARAM));
  asked.delete(PARAM);
  if (named) {
    const { from, to } = periodOfDays(named, today);
    asked.set('from', from);
    asked.set('to', to);
  }
  return asked.toString();
}
