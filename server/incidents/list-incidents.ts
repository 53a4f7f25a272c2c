import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import {
  inOrderOf,
  type ListSource,
  pageOfStores,
  type RowKey,
  rowsOf,
  totalOfStores,
} from '@/server/stores/store-list';
import { withinLocalDays } from '@/server/stores/within-local-days';
import { zonesOfStores } from '@/server/zones/open-zones';
import type { IncidentKind, IncidentState } from './incident-rules';
import type { LIST_STATES } from './schema';

const SOURCE: ListSource = { table: 'incident', order: [{ by: 'x.happened_at', type: 'timestamptz' }] };

export interface IncidentFilter {
  storeIds: readonly string[];
  state?: (typeof LIST_STATES)[number] | undefined;
  kind?: IncidentKind | undefined;
  severe?: boolean | undefined;
  zoneId?: string | undefined;
  /** Of the staff, who was there. */
  personId?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  cursor?: string | undefined;
}

export interface IncidentRow {
  storeId: string;
  id: string;
  number: number;
  kind: IncidentKind;
  state: IncidentState;
  severe: boolean;
  happenedAt: Date;
  /** Zone and place as they are said. */
  where: string;
  words: string;
  worthFen: number;
  reportedBy: string;
  /** Measures that are not done. */
  openMeasures: number;
}

/** Incidents, latest first. */
export async function listIncidents(reader: Reader, filter: IncidentFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  return { rows: inOrderOf(keys, await readRows(reader, keys)), nextCursor: next };
}

/** How many there are of each state. */
export async function incidentTotals(reader: Reader, filter: IncidentFilter) {
  const when = (condition: Prisma.Sql) => Prisma.sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter) },
    {
      open: when(inState('OPEN')),
      decided: when(inState('DECIDED')),
      closed: when(inState('CLOSED')),
      severe: when(Prisma.sql`x.severe AND NOT ${inState('CLOSED')}`),
    },
  );
  return {
    count: total.count,
    open: Number(total.open),
    decided: Number(total.decided),
    closed: Number(total.closed),
    severe: Number(total.severe),
  };
}

function inState(state: IncidentState): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM incident_standing s WHERE s.store_id = x.store_id AND s.incident_id = x.id AND s.state = ${state})`;
}

function whereOf(filter: IncidentFilter): Prisma.Sql {
  const { state, kind, severe, zoneId, personId } = filter;
  const parts = [
    state === 'open' ? Prisma.sql`NOT ${inState('CLOSED')}` : state ? inState(state) : null,
    kind ? Prisma.sql`x.kind = ${kind}` : null,
    severe === undefined ? null : Prisma.sql`x.severe = ${severe}`,
    zoneId ? Prisma.sql`x.zone_id = ${zoneId}::uuid` : null,
    personId
      ? Prisma.sql`EXISTS (SELECT 1 FROM incident_person p WHERE p.store_id = x.store_id AND p.incident_id = x.id AND p.person_id = ${personId}::uuid)`
      : null,
    ...withinLocalDays('happened_at', filter),
  ].filter((part) => part !== null);
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`;
}

async function readRows(reader: Reader, keys: readonly RowKey[]): Promise<IncidentRow[]> {
  if (keys.length === 0) return [];
  const rows = await reader.incident.findMany({
    where: rowsOf(keys),
    include: {
      standing: { select: { state: true } },
      measures: { where: { doneAt: null }, select: { id: true } },
    },
  });
  const [names, zoneOf] = await Promise.all([
    personNames(
      reader,
      rows.map(({ personId }) => personId),
    ),
    zonesOfStores(reader, [...new Set(rows.map(({ storeId }) => storeId))]),
  ]);
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    number: row.number,
    kind: row.kind as IncidentKind,
    state: (row.standing?.state ?? 'OPEN') as IncidentState,
    severe: row.severe,
    happenedAt: row.happenedAt,
    where: [row.zoneId ? zoneOf(row.storeId, row.zoneId).name : '', row.place].filter(Boolean).join(' · '),
    words: row.words,
    worthFen: fenOf(row.worthFen),
    reportedBy: names.get(row.personId) ?? '',
    openMeasures: row.measures.length,
  }));
}
