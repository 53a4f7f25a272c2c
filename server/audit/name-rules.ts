/** What acts and rights were called before their room had its own name; entries of the trail keep the name they were written with. */
const FORMER: Readonly<Record<string, string>> = {
  'handovers.answerDifference': 'zones.answerDifference',
  'handovers.handOver': 'zones.handOver',
  'openItems.answerBreach': 'sales.answerBreach',
  'openItems.bookRejected': 'sales.bookRejected',
  'openItems.explainNumber': 'sales.explainNumber',
  'openItems.settleRejected': 'sales.settleParked',
  'openItems.voidRejected': 'sales.voidRejected',
  'purchasing.addSupplier': 'suppliers.add',
  'purchasing.cancelOrder': 'stock.cancelOrder',
  'purchasing.closeOrder': 'stock.closeOrder',
  'purchasing.closeSupplier': 'suppliers.close',
  'purchasing.dropReplenishment': 'stock.dropReplenishment',
  'purchasing.editSupplier': 'suppliers.edit',
  'purchasing.manageSuppliers': 'suppliers.manage',
  'purchasing.order': 'stock.order',
  'purchasing.receive': 'stock.receive',
  'purchasing.reopenSupplier': 'suppliers.reopen',
  'purchasing.replenish': 'stock.replenish',
  'purchasing.returnToSupplier': 'stock.returnToSupplier',
  'purchasing.reverseReceiving': 'stock.reverseReceiving',
  'purchasing.setReplenishment': 'stock.setReplenishment',
  'reconciliation.assignDiscrepancy': 'stock.assignDiscrepancy',
  'reconciliation.closeDiscrepancy': 'stock.closeDiscrepancy',
  'reconciliation.explainDiscrepancy': 'stock.explainDiscrepancy',
  'reconciliation.forgetMatch': 'stock.forgetMatch',
  'reconciliation.matchCode': 'stock.matchCode',
  'reconciliation.reconcile': 'stock.reconcile',
  'reconciliation.void': 'stock.voidReconciliation',
  'sales.keepRejected': 'sales.park',
  'sales.recordPickup': 'sales.handOver',
  'sales.undoPickup': 'sales.undoPickup',
  'transfers.cancel': 'stock.cancelTransfer',
  'transfers.decide': 'stock.decideTransfer',
  'transfers.dispatch': 'stock.dispatchTransfer',
  'transfers.manage': 'stock.transfer',
  'transfers.receive': 'stock.receiveTransfer',
  'transfers.request': 'stock.requestTransfer',
};
const PRESENT = new Map(Object.entries(FORMER).map(([present, former]) => [former, present]));

/** What an act or a right is called today. */
export function presentName(name: string): string {
  return PRESENT.get(name) ?? name;
}

/** Every name an act was ever written under. */
export function namesEver(name: string): string[] {
  const former = FORMER[name];
  return former === undefined ? [name] : [name, former];
}

/** What is done all day and hides everything else: shown when it is asked for. */
export const ROUTINE_ACTS = ['zones.recordCheck'] as const;
