import type { Home } from './homes-of';

/** Parts of a home. */
const BLOCKS = {
  HEAD_OFFICE: ['takings', 'ranking', 'waiting', 'exceptions', 'board', 'items'],
  ADMIN: ['setUp', 'waiting', 'items'],
  ACCOUNTANT: ['queue', 'waiting', 'cash', 'items', 'board'],
  STORE_MANAGER: ['clocks', 'takings', 'waiting', 'items', 'exceptions', 'onDuty', 'board'],
  STOCK_KEEPER: ['waiting', 'stock', 'items'],
  CLERK: ['waiting', 'myDay', 'items'],
} as const satisfies Record<Home, readonly string[]>;

export type HomeBlock = (typeof BLOCKS)[Home][number];

/** What a person sees, the widest role's parts first, each part once. */
export function blocksOf(homes: readonly Home[]): HomeBlock[] {
  return [...new Set(homes.flatMap((home): readonly HomeBlock[] => BLOCKS[home]))];
}
