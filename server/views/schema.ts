import { z } from 'zod';
import { companyCommand, id } from '@/server/platform/schema';
import { LIST_KEYS } from './lists';
import { keptQuery, NAME_LENGTH, QUERY_LENGTH } from './view-rules';

const list = z.enum(LIST_KEYS);
const name = z.string().trim().min(1).max(NAME_LENGTH);
const query = z.string().max(QUERY_LENGTH).transform(keptQuery).pipe(z.string().max(QUERY_LENGTH));

export const viewsOfInput = z.object({ list });

/** A new view, whose id is the requestId. */
export const saveViewInput = companyCommand.extend({ list, name, query });

/** Another question under the same name. */
export const changeViewInput = companyCommand.extend({ viewId: id, query });

export const renameViewInput = companyCommand.extend({ viewId: id, name });

export const removeViewInput = companyCommand.extend({ viewId: id });

export const shareViewInput = companyCommand.extend({ viewId: id, shared: z.boolean() });
