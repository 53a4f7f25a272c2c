import { PERIODS, periodNamed, periodOfDays } from '@/components/ui/period-rules';

/** In a kept question: a stretch by its name, in place of the two days it was when the view was saved. */
const PARAM = 'days';

/** The stretch an address is about, where its two days are one that people ask for by name. */
export function stretchOf(query: string, today: string) {
  const asked = new URLSearchParams(query);
  const [from, to] = [asked.get('from'), asked.get('to')];
  return from && to ? periodNamed({ from, to }, today) : null;
}

/** The question with its two days as a name: this month stays this month, whichever it is then. */
export function keepingStretch(query: string, today: string): string {
  const named = stretchOf(query, today);
  if (!named) return query;
  const asked = new URLSearchParams(query);
  asked.delete('from');
  asked.delete('to');
  asked.set(PARAM, named);
  return asked.toString();
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
