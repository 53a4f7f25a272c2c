import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setting } from '../../lib/environment';
import { EMBEDDED_DATABASE } from '../database';
import { projectRoot } from '../settings';

/** One demo company of its own, with its server and its database, for one worker of the browser tests. */
export interface ScratchShop {
  port: number;
  database: string;
  dataFolder: string;
}

/** Where the one embedded PostgreSQL of all of them is, and the data folder of the first. */
export const SCRATCH_FOLDER = path.join(projectRoot, '.data/e2e');

const FEWEST = 2;
/** Each takes about 1 GB with its browser. */
const MOST = 4;

/** The first is `npm start` as it comes, on the embedded database; the others are clones of it. */
export function scratchShops(): ScratchShop[] {
  const firstPort = setting('DAYBOOK_E2E_PORT') ?? 3_199;
  return Array.from({ length: howMany() }, (_, index) => ({
    port: firstPort + index,
    database: index === 0 ? EMBEDDED_DATABASE : `shop_${index + 1}`,
    dataFolder: index === 0 ? SCRATCH_FOLDER : path.join(SCRATCH_FOLDER, `shop-${index + 1}`),
  }));
}

function howMany(): number {
  return setting('DAYBOOK_E2E_SHOPS') ?? Math.min(Math.max(availableParallelism(), FEWEST), MOST);
}
