import { z } from 'zod';
import { incidentNumber } from '@/lib/incident-number';
import { KINDS } from '@/server/incidents/incident-rules';
import { listIncidents } from '@/server/incidents/list-incidents';
import { LIST_STATES } from '@/server/incidents/schema';
import { day, id } from '@/server/platform/schema';
import { listFile, yuan } from './list-file';

/** Incidents as a file, narrowed as they are on the screen. */
export const incidents = listFile({
  permission: 'incidents.read',
  filters: z.object({
    state: z.enum(LIST_STATES).optional(),
    kind: z.enum(KINDS).optional(),
    severe: z.enum(['true', 'false']).optional(),
    zone: id.optional(),
    person: id.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  page: ({ reader, storeIds, cursor, take }, { zone, person, severe, ...asked }) =>
    listIncidents(
      reader,
      {
        storeIds,
        cursor,
        zoneId: zone,
        personId: person,
        ...(severe ? { severe: severe === 'true' } : {}),
        ...asked,
      },
      take,
    ),
  words(words) {
    const t = words('incidents');
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => incidentNumber(row.number) },
        { title: t('kind'), of: (row) => t(`kinds.${row.kind}`) },
        { title: t('severe'), of: (row) => t(`severities.${row.severe ? 'true' : 'false'}`) },
        { title: t('what'), of: (row) => row.words },
        { title: t('where'), of: (row) => row.where },
        { title: t('worth'), of: (row) => yuan(row.worthFen) },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('happenedAt'), of: (row, store) => store.stamp(row.happenedAt) },
        { title: t('reportedBy'), of: (row) => row.reportedBy },
      ],
    };
  },
});
