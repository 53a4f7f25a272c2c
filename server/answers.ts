import { APPROVALS_IN_TRAIL } from './approvals/names-in-trail';
import { refuseLockedDays } from './attendance/month-internal';
import { knownNames } from './audit/known-names';
import { MODELS_BY_NAME } from './catalog/models/queries';
import { isServiceProduct } from './catalog/product-kinds';
import { CATEGORIES_BY_NAME, PRODUCTS_BY_NAME } from './catalog/queries';
import { COMPLAINTS_OF_CUSTOMER } from './complaints/customer-room';
import { COMPLAINTS_IN_TRAIL } from './complaints/names-in-trail';
import { customerRooms } from './customers/asked-above';
import { REPAYMENT_TENDERS } from './customers/credit/repayments-of-session';
import { receiptNumbers } from './customers/receipt-numbers';
import { DISPUTES_OF_CUSTOMER } from './disputes/customer-room';
import { FOLLOW_UPS_OF_CUSTOMER } from './follow-ups/customer-room';
import { HANDOVER_CASES } from './handovers/shortage-cases';
import { INCIDENTS_IN_TRAIL } from './incidents/names-in-trail';
import { INCIDENT_CASES } from './incidents/shortage-cases';
import { PURCHASING_IN_TRAIL, SUPPLIERS_BY_NAME } from './purchasing/names-in-trail';
import { PURCHASING_DOCUMENTS } from './purchasing/stock-documents';
import { RECONCILIATIONS_IN_TRAIL } from './reconciliation/names-in-trail';
import { RECONCILIATION_CASES } from './reconciliation/shortage-cases';
import { refuseLockedMonths } from './roster/leave/locked-months';
import { ROSTER_IN_TRAIL } from './roster/names-in-trail';
import { zonesOfStore } from './roster/zones-of-store';
import { TICKETS_IN_TRAIL } from './sales/names-in-trail';
import { RECEIPT_NUMBERS } from './sales/receipt-numbers';
import { SALES_DOCUMENTS } from './sales/stock-documents';
import { TICKETS_OF_SESSION } from './sales/tickets-of-session';
import { caseDocuments } from './shortages/case-documents';
import { SHORTAGES_IN_TRAIL } from './shortages/names-in-trail';
import { STOCKTAKE_CASES } from './shortages/stocktake-cases';
import { tillsOfDevices } from './staff/devices/tills-of-devices';
import { DEVICES_BY_NAME, isPersonAtWork, PEOPLE_BY_NAME, peopleWithWorkIn } from './staff/known-people';
import { goodsOnTheirWay } from './stock/book/goods-on-their-way';
import { stockDocuments } from './stock/book/stock-documents';
import { STOCK_IN_TRAIL } from './stock/names-in-trail';
import { OWN_DOCUMENTS } from './stock/own-documents';
import { STOCK_IN_ZONE } from './stock/shelves/stands-in-zone';
import { STOCKTAKES_IN_TRAIL } from './stocktake/names-in-trail';
import { STOCKTAKE_DOCUMENT } from './stocktake/stock-document';
import { countedInStore, isAtWork, isService } from './stores/asked-above';
import { everyStore, STORES_BY_NAME } from './stores/queries';
import { TASKS_IN_TRAIL } from './tasks/names-in-trail';
import { TILLS_IN_TRAIL } from './tills/names-in-trail';
import { repaymentTenders } from './tills/repayment-tenders';
import { ticketsOfSession } from './tills/tickets-of-session';
import { TILLS_IN_STORE, TILLS_OF_DEVICES } from './tills/tills-of-devices';
import { TRANSFERS_ON_THEIR_WAY } from './transfers/goods-on-their-way';
import { TRANSFERS_IN_TRAIL } from './transfers/names-in-trail';
import { TRANSFER_CASES } from './transfers/shortage-cases';
import { TRANSFER_DOCUMENT } from './transfers/stock-document';
import { ZONES_IN_STORE } from './zones/counted-in-store';
import { PLACES_IN_TRAIL } from './zones/names-in-trail';
import { holdZones } from './zones/open-zones';
import { standsInZone } from './zones/stands-in-zone';

// What rooms ask of rooms above them, and who answers; server/context.ts brings this along.
knownNames.answer({
  all: [
    PEOPLE_BY_NAME,
    STORES_BY_NAME,
    DEVICES_BY_NAME,
    PRODUCTS_BY_NAME,
    MODELS_BY_NAME,
    CATEGORIES_BY_NAME,
    SUPPLIERS_BY_NAME,
  ],
  ofStores: [
    ...PLACES_IN_TRAIL,
    ...TILLS_IN_TRAIL,
    APPROVALS_IN_TRAIL,
    TICKETS_IN_TRAIL,
    ...STOCK_IN_TRAIL,
    ...PURCHASING_IN_TRAIL,
    TRANSFERS_IN_TRAIL,
    ...STOCKTAKES_IN_TRAIL,
    RECONCILIATIONS_IN_TRAIL,
    SHORTAGES_IN_TRAIL,
    COMPLAINTS_IN_TRAIL,
    TASKS_IN_TRAIL,
    INCIDENTS_IN_TRAIL,
    ...ROSTER_IN_TRAIL,
  ],
  people: peopleWithWorkIn,
  storeIds: async (reader) => (await everyStore(reader)).map(({ id }) => id),
});
countedInStore.answer({ ...ZONES_IN_STORE, tills: TILLS_IN_STORE });
isAtWork.answer(isPersonAtWork);
isService.answer(isServiceProduct);
tillsOfDevices.answer(TILLS_OF_DEVICES);
repaymentTenders.answer(REPAYMENT_TENDERS);
ticketsOfSession.answer(TICKETS_OF_SESSION);
standsInZone.answer(STOCK_IN_ZONE);
zonesOfStore.answer(holdZones);
refuseLockedMonths.answer(refuseLockedDays);
stockDocuments.answer([
  ...OWN_DOCUMENTS,
  STOCKTAKE_DOCUMENT,
  TRANSFER_DOCUMENT,
  ...PURCHASING_DOCUMENTS,
  ...SALES_DOCUMENTS,
]);
goodsOnTheirWay.answer(TRANSFERS_ON_THEIR_WAY);
caseDocuments.answer({
  STOCKTAKE: STOCKTAKE_CASES,
  RECONCILIATION: RECONCILIATION_CASES,
  TRANSFER: TRANSFER_CASES,
  HANDOVER: HANDOVER_CASES,
  INCIDENT: INCIDENT_CASES,
});
// Each room that keeps something under a customer adds itself: credit, complaints, tickets' notes.
receiptNumbers.answer(RECEIPT_NUMBERS);
customerRooms.answer([COMPLAINTS_OF_CUSTOMER, FOLLOW_UPS_OF_CUSTOMER, DISPUTES_OF_CUSTOMER]);
