import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';

// A section as a module would contribute it: goods handed over on the day. The tests register it as the program does.

const schema = z.object({
  /** Not told by the first version. */
  people: z.array(z.string()).default([]),
  handedOver: figure,
  pieces: z.string(),
});

const first = (storeId: string, day: string) => Prisma.sql`
  SELECT jsonb_build_object('handedOver', count(*), 'pieces', trim_scale(coalesce(sum(quantity), 0))::text) AS figures
  FROM pickup WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date`;

const withPeople = (storeId: string, day: string) => Prisma.sql`
  SELECT jsonb_build_object('handedOver', count(*), 'pieces', trim_scale(coalesce(sum(quantity), 0))::text,
    'people', coalesce(jsonb_agg(DISTINCT person_id), '[]')) AS figures
  FROM pickup WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date`;

export type PickupsSection = ReportSection<z.output<typeof schema>, { note: string }>;

export const pickupsVersion = { schema, statement: first };

export const pickupsSection: PickupsSection = {
  versions: { 1: pickupsVersion },
  current: 1,
  people: ({ people }) => people,
  details: async (_reader, { day }) => ({ note: day }),
  withoutSecrets: (figures) => figures,
};

/** The same a release later. */
export const pickupsSectionLater: PickupsSection = {
  ...pickupsSection,
  versions: { ...pickupsSection.versions, 2: { schema, statement: withPeople } },
  current: 2,
};
