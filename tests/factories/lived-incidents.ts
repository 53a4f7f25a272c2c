import { decideIncident } from '@/server/incidents/decide-incident';
import { setMeasure } from '@/server/incidents/measures';
import { reportIncident } from '@/server/incidents/report-incident';
import { doSafetyRound } from '@/server/incidents/safety-round';
import { closeIncident } from '@/server/incidents/work-incident';
import { newId } from '@/server/platform/ids';
import type { LivedDay } from './lived-papers';
import { atTheOffice } from './staff';

/** What a day brings that should not have happened: goods stolen and written off with a measure, and a round that finds something. */
export async function livedIncidents({ store, ctx, product }: LivedDay): Promise<void> {
  const base = () => ({ storeId: store.id, requestId: newId() });
  const leader = atTheOffice(ctx);
  const personId = ctx.actor.personId;
  const { incidentId } = await reportIncident.execute(ctx, {
    ...base(),
    kind: 'THEFT',
    words: '少了一件，监控里看到了',
    zoneId: store.zones.floor.id,
    goods: [{ productId: product.id, quantity: '1' }],
    people: [{ personId }, { name: '戴帽子的人' }],
  });
  const of = () => ({ ...base(), incidentId });
  await decideIncident.execute(leader, { ...of(), kind: 'WRITE_OFF' });
  await setMeasure.execute(leader, { ...of(), words: '加锁', ownerId: personId, dueDay: '2026-12-31' });
  await closeIncident.execute(leader, { ...of(), text: '已报警' });
  await doSafetyRound.execute(leader, {
    ...base(),
    findings: [
      { point: 'EXTINGUISHERS', inOrder: true },
      { point: 'EXITS', inOrder: false, text: '后门堆了纸箱' },
      { point: 'LIGHTS', inOrder: true },
      { point: 'CHILDREN', inOrder: true },
    ],
  });
}
