import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of suppliers. */
export const SUPPLIER_NAMES = lend('supplier', ['id', 'name']);
