import { businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { keepPhoto } from '../add-photo';
import { CheckNotAsked, CheckOfAnother, ZoneIsClosed } from '../errors';
import { zoneOwners } from '../list-zones';
import { recordCheckInput } from '../schema';
import { isAsked, periodOf } from './check-rules';
import { openItem } from './keep-check-items';

/**
 * Somebody looked: in order, or what is wrong, with a picture where one helps. By who answers for the zone, or who keeps the
 * zones. Two at once are both kept; of a period the latest counts.
 * @throws NotFound, ZoneIsClosed, CheckNotAsked, CheckOfAnother
 */
export const recordCheck = command({
  name: 'zones.recordCheck',
  permission: 'zones.check',
  scope: 'store',
  input: recordCheckInput,
  async run(tx, input, ctx) {
    const { storeId, requestId, zoneId, itemId, passed, note } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const [item, zone, owners] = [
      await openItem(tx, storeId, itemId),
      await tx.zone.findUnique({ where: { storeId_id: { storeId, id: zoneId } } }),
      await zoneOwners(tx, storeId, ctx.now),
    ];
    if (!zone) throw new NotFound({ noun: 'zone' });
    if (zone.closedAt) throw new ZoneIsClosed();
    if (!isAsked(zone.kind, item)) throw new CheckNotAsked();
    const owns = owners.get(zoneId) === ctx.actor.personId;
    if (!owns && !ctx.may('zones.manage', storeId)) throw new CheckOfAnother();
    const photoId = input.attachmentId ?? null;
    if (photoId !== null)
      await keepPhoto(tx, ctx, { storeId, id: photoId, zoneId, shelfId: null, ofCheck: true });
    // The day it is about is the clock's, also when that day is closed and the row is booked on the next.
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    await tx.zoneCheck.create({
      data: {
        storeId,
        id: requestId,
        zoneId,
        itemId,
        period: dayToDate(periodOf(item.rhythm, today)),
        passed,
        note,
        photoId,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        checkedAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.recordCheck',
      subjectKind: 'zone',
      subjectId: zoneId,
      after: { zone: zone.name, item: item.text, passed, note, photo: photoId !== null },
      businessDay,
      requestId,
    });
    return { checkId: requestId };
  },
});
