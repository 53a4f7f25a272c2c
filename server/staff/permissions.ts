/** Roles of the shop; the same list as the database's enum. */
export const ROLES = [
  'CLERK',
  'STORE_MANAGER',
  'STOCK_KEEPER',
  'TECHNICIAN',
  'ACCOUNTANT',
  'HEAD_OFFICE',
  'ADMIN',
] as const;
export type RoleName = (typeof ROLES)[number];

const SELLS = ['CLERK', 'STORE_MANAGER'] as const;
const WATCHES = ['STORE_MANAGER', 'ACCOUNTANT', 'HEAD_OFFICE'] as const;
const EVERYBODY = ROLES;

/**
 * Who may do what: the one table. A permission is asked for one store (a grant for that store or for all stores gives it)
 * or company-wide (only a grant for all stores gives it). Two rights also depend on a store's policy: see `policyRoles`.
 */
export const PERMISSIONS = {
  // counter
  'sales.complete': SELLS,
  'sales.return': SELLS,
  'sales.hold': SELLS,
  'sales.handOver': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'sales.read': ['CLERK', ...WATCHES],
  'sales.explainNumber': ['STORE_MANAGER', 'ACCOUNTANT'],
  'sales.settleParked': ['STORE_MANAGER', 'ACCOUNTANT'],
  'sales.answerBreach': ['STORE_MANAGER'],
  'sales.refundOtherTender': ['STORE_MANAGER'],
  'approvals.request': SELLS,
  'approvals.grant': ['STORE_MANAGER'],
  'prices.seeFloor': [...WATCHES, 'ADMIN'],
  'costs.see': ['STOCK_KEEPER', ...WATCHES],
  // tills
  'tills.read': ['CLERK', ...WATCHES],
  'tills.open': SELLS,
  'tills.close': SELLS,
  'tills.moveCash': SELLS,
  'tills.approveDifference': ['STORE_MANAGER'],
  'tills.manage': ['ADMIN'],
  // goods
  'catalog.read': EVERYBODY,
  'catalog.manage': ['HEAD_OFFICE', 'ADMIN'],
  'stock.onHand': [...SELLS, 'STOCK_KEEPER', 'ACCOUNTANT', 'HEAD_OFFICE'],
  'stock.read': ['STOCK_KEEPER', ...WATCHES],
  'stock.order': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  'stock.receive': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.adjust': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  // One right a reason, besides the one above.
  'stock.adjust.damage': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.adjust.found': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.adjust.sample': ['STORE_MANAGER'],
  'stock.adjust.ownUse': ['STORE_MANAGER'],
  'stock.adjust.loss': ['STORE_MANAGER'],
  'stock.adjust.theft': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'stock.adjust.correction': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'stock.transfer': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.decideTransfer': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'stock.reconcile': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.closeDiscrepancy': WATCHES,
  /** For the zones one answers for; whoever reconciles answers for all of them. */
  'stock.explainDiscrepancy': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.explainNegative': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.replenish': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  'stock.move': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'shortages.read': WATCHES,
  'shortages.open': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'shortages.decide': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'shortages.settle': ['STORE_MANAGER', 'ACCOUNTANT'],
  'stocktake.read': ['CLERK', 'STOCK_KEEPER', ...WATCHES],
  'stocktake.count': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'stocktake.plan': ['STORE_MANAGER'],
  'stocktake.approve': ['STORE_MANAGER'],
  'suppliers.manage': ['STOCK_KEEPER', 'HEAD_OFFICE', 'ADMIN'],
  'zones.read': EVERYBODY,
  'zones.manage': ['STORE_MANAGER', 'ADMIN'],
  'zones.handOver': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  /** The board on the phone, and the daily look at one's own zones. */
  'zones.check': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'],
  'zones.arrange': ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER', 'ADMIN'],
  /** Without `stock.read` one's own alone. */
  'zones.figures': ['CLERK', 'STOCK_KEEPER', ...WATCHES],
  'imports.run': ['HEAD_OFFICE', 'ADMIN'],
  /** Progress and left-out rows of everybody's imports; whoever runs one reads their own. */
  'imports.readAll': ['ADMIN'],
  // day reports
  'reports.read': ['CLERK', ...WATCHES],
  'reports.prepare': SELLS,
  'reports.namePreparer': ['STORE_MANAGER'],
  'reports.decide': ['ACCOUNTANT'],
  // people and places
  'stores.read': EVERYBODY,
  'stores.manage': ['ADMIN'],
  'people.read': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  'people.manage': ['ADMIN'],
  'devices.read': ['STORE_MANAGER', 'ADMIN'],
  'devices.manage': ['STORE_MANAGER', 'ADMIN'],
  'audit.read': ['ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN'],
} as const satisfies Record<string, readonly RoleName[]>;

export type Permission = keyof typeof PERMISSIONS;

export interface Grant {
  role: string;
  /** Null: every store. */
  storeId: string | null;
}

/** Store policies that widen a permission. */
export interface StorePolicy {
  clerksSeeFloor: boolean;
}

/**
 * Do these grants give the permission in this store (null: company-wide)?
 * @param policy of that store, where the caller has it at hand
 */
export function grantsAllow(
  grants: readonly Grant[],
  permission: string,
  storeId: string | null,
  policy?: StorePolicy,
): boolean {
  const roles = rolesWith(permission, policy);
  return grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.storeId === null || (storeId !== null && grant.storeId === storeId)),
  );
}

/** Every permission the grants give in a store, for what a screen offers. */
export function permissionsIn(
  grants: readonly Grant[],
  storeId: string | null,
  policy?: StorePolicy,
): Permission[] {
  return permissionNames().filter((permission) => grantsAllow(grants, permission, storeId, policy));
}

export function permissionNames(): Permission[] {
  return Object.keys(PERMISSIONS) as Permission[];
}

function rolesWith(permission: string, policy: StorePolicy | undefined): readonly string[] {
  const roles: readonly string[] = Object.hasOwn(PERMISSIONS, permission)
    ? PERMISSIONS[permission as Permission]
    : [];
  return permission === 'prices.seeFloor' && policy?.clerksSeeFloor ? [...roles, 'CLERK'] : roles;
}
