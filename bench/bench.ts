import type { Db } from '@/server/platform/db';
import type { BenchShop } from './fixtures';

/** What a group of measures works on: a running server, its database, a shop with 20,000 products. */
export interface Bench {
  base: string;
  /** As the owner of the tables: fixtures only, never what is measured. */
  owner: Db;
  ownerUrl: string;
  serverPid: number;
  shop: BenchShop;
}
