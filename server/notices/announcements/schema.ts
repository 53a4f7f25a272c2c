import { z } from 'zod';
import { companyCommand, id, requiredText, storeCommand } from '@/server/platform/schema';
import { ROLES } from '@/server/staff/permissions';

const unique = <S extends z.ZodType<string>>(of: S, most: number) =>
  z
    .array(of)
    .max(most)
    .default([])
    .transform((all) => [...new Set(all)]);

const what = {
  title: requiredText,
  text: z.string().trim().min(1).max(4000),
  mustRead: z.boolean(),
  roles: unique(z.enum(ROLES), ROLES.length),
  /** Named one by one: then neither stores nor roles are. */
  personIds: unique(id, 500),
  attachmentId: id.optional(),
};

/** An announcement, whose id is the requestId: of a store's manager to the store, of head office to whomever. */
export const announceInStoreInput = storeCommand.extend(what);
export const announceInput = companyCommand.extend({ ...what, storeIds: unique(id, 500) });

const one = { announcementId: id };
export const ofStoreInput = storeCommand.extend(one);
export const ofCompanyInput = companyCommand.extend(one);
export const oneAnnouncementInput = z.object(one);
export const listAnnouncementsInput = z.object({ before: id.optional() });
