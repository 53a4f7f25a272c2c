import type { Seller } from '@/client/basket-shape';

const WHOLE_PERCENT = 100;
const BP_OF_PERCENT = 100;

/** Everybody the same, in whole percent; what is left over is the first's. */
export function equalPercents(people: number): number[] {
  const part = Math.floor(WHOLE_PERCENT / people);
  return Array.from({ length: people }, (_, at) => (at === 0 ? WHOLE_PERCENT - part * (people - 1) : part));
}

/** Typed percents as shares; null while they are not whole numbers above zero that come to 100. */
export function typedShares(people: readonly { personId: string; percent: string }[]): Seller[] | null {
  const shares = people.map(({ personId, percent }) => ({
    personId,
    shareBp: /^\d{1,3}$/.test(percent.trim()) ? Number(percent) * BP_OF_PERCENT : 0,
  }));
  const sum = shares.reduce((total, { shareBp }) => total + shareBp, 0);
  if (shares.some(({ shareBp }) => shareBp === 0) || sum !== WHOLE_PERCENT * BP_OF_PERCENT) return null;
  return shares;
}
