import type { incidentDetail } from '@/server/incidents/incident-detail';

/** An incident as its page shows it. */
export type IncidentView = Awaited<ReturnType<typeof incidentDetail>>;
