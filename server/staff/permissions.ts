// Long because: it is one table, and whoever asks who may do what reads it from top to bottom.
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

/** Roles; with `byPin` also in a session that was begun with a PIN. */
type Row = readonly RoleName[] | { roles: readonly RoleName[] };
const byPin = (roles: readonly RoleName[]) => ({ roles });

/**
 * Who may do what: the one table. A permission is asked for one store (a grant for that store or for all stores gives it)
 * or company-wide (only a grant for all stores gives it). One right also depends on a store's policy: see `rolesWith`.
 */
const TABLE = {
  // counter
  /** Has work at a counter or on the floor: a tile on its sign-in page, and a session by PIN. */
  'counter.work': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'sales.complete': byPin(SELLS),
  'sales.return': byPin(SELLS),
  'sales.hold': byPin(SELLS),
  'sales.recordPickup': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  /** Sells under a name of their own what is no product yet. */
  'sales.temporaryItem': byPin(SELLS),
  /** Which products stand on the first page of the store's counters. */
  'sales.arrangeTiles': byPin(['STORE_MANAGER']),
  'sales.read': byPin(['CLERK', ...WATCHES]),
  /** Asks finance for an invoice in a customer's name. */
  'invoices.ask': byPin([...SELLS, 'ACCOUNTANT', 'HEAD_OFFICE']),
  /** Whom invoices are made out to. */
  'invoices.read': WATCHES,
  'invoices.settle': ['ACCOUNTANT'],
  /** Money asked of customers' phones. */
  'payments.read': WATCHES,
  'payments.explain': ['STORE_MANAGER', 'ACCOUNTANT'],
  'openItems.explainNumber': ['STORE_MANAGER', 'ACCOUNTANT'],
  'openItems.settleRejected': ['STORE_MANAGER', 'ACCOUNTANT'],
  'openItems.answerBreach': ['STORE_MANAGER'],
  'openItems.settleTemporary': ['STORE_MANAGER', 'ACCOUNTANT'],
  'sales.refundOtherTender': byPin(['STORE_MANAGER']),
  'approvals.request': byPin(SELLS),
  'approvals.grant': byPin(['STORE_MANAGER']),
  /** What each role may do at the counter alone, with somebody's word, or not at all. */
  'limits.keep': ['HEAD_OFFICE', 'ADMIN'],
  'prices.seeFloor': byPin([...WATCHES, 'ADMIN']),
  'costs.see': ['STOCK_KEEPER', ...WATCHES],
  // customers
  /** A customer somebody stands before. */
  'customers.add': byPin([...SELLS, 'HEAD_OFFICE']),
  /** Of the whole chain, numbers masked but of those one serves. */
  'customers.find': byPin(['CLERK', ...WATCHES]),
  'customers.edit': byPin([...SELLS, 'HEAD_OFFICE']),
  /** Whole numbers of a customer somebody else serves, with a reason that is kept. */
  'customers.reveal': byPin(['CLERK', ...WATCHES]),
  /** Who looked at numbers. */
  'customers.readReveals': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'customers.serve': byPin(SELLS),
  /** Of one's own customers; those of others with the right below. */
  'customers.decideTakeover': byPin([...SELLS, 'HEAD_OFFICE']),
  'customers.assign': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'customers.merge': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'customers.erase': ['HEAD_OFFICE'],
  /** With their whole numbers, in a file. */
  'customers.export': ['HEAD_OFFICE'],
  // members
  /** What levels give. */
  'members.keepRules': ['HEAD_OFFICE', 'ADMIN'],
  /** Who is given what as a member. */
  'members.setLevel': ['STORE_MANAGER', 'HEAD_OFFICE'],
  // credit
  /** What a customer owes, has and may owe. */
  'credit.see': byPin([...SELLS, 'ACCOUNTANT', 'HEAD_OFFICE']),
  /** Takes money for what is owed. */
  'credit.repay': byPin([...SELLS, 'ACCOUNTANT']),
  /** Takes money to be spent later. */
  'credit.topUp': byPin([...SELLS, 'ACCOUNTANT']),
  /** Books either without a till: as a transfer the bank shows, which no drawer's count ever asks for. */
  'credit.takeInOffice': ['STORE_MANAGER', 'ACCOUNTANT'],
  /** Gives it back. */
  'credit.refundStored': byPin(['STORE_MANAGER', 'ACCOUNTANT']),
  'credit.reverseRepayment': byPin(['STORE_MANAGER', 'ACCOUNTANT']),
  /** A manager up to what their store says. */
  'credit.setLimit': ['STORE_MANAGER', 'ACCOUNTANT', 'HEAD_OFFICE'],
  /** Any limit. */
  'credit.setAnyLimit': ['ACCOUNTANT', 'HEAD_OFFICE'],
  'credit.correct': ['ACCOUNTANT', 'HEAD_OFFICE'],
  'credit.writeOff': ['ACCOUNTANT', 'HEAD_OFFICE'],
  /** Asks for what is overdue, and keeps what was promised. */
  'credit.remind': ['STORE_MANAGER', 'ACCOUNTANT', 'HEAD_OFFICE'],
  /** Pays what a return gives back as store credit. */
  'credit.refundAsStoreCredit': byPin(['STORE_MANAGER']),
  // complaints
  'complaints.read': byPin(['CLERK', ...WATCHES]),
  'complaints.log': byPin([...SELLS, 'HEAD_OFFICE']),
  /** One's own cases; others' by the right below. */
  'complaints.work': byPin([...SELLS, 'HEAD_OFFICE']),
  /** Works everybody's cases of the store, sets what is due by hand, approves and gives compensation. */
  'complaints.lead': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Is told when one is not solved in time; and when it is not a day later. */
  'complaints.hearOfLate': ['STORE_MANAGER'],
  'complaints.hearOfLongLate': ['HEAD_OFFICE'],
  /** Times by severity, limits of compensation, what law and promise give. */
  'complaints.keepRules': ['HEAD_OFFICE', 'ADMIN'],
  // meetings
  'meetings.read': byPin(EVERYBODY),
  'meetings.keep': ['STORE_MANAGER', 'HEAD_OFFICE'],
  // roster
  /** Plans the store's shifts and publishes them. */
  'roster.plan': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Templates, cover and limits the store plans by. */
  'roster.set': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** What people were taken on for, and how old they are. */
  'roster.employ': ['HEAD_OFFICE'],
  /** One's own shifts. */
  'roster.own': byPin(EVERYBODY),
  // attendance
  /** Hands in what was punched at a counter. */
  'attendance.punch': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  /** One's own month: proposes a forgotten punch, says whether it is right. */
  'attendance.own': byPin(EVERYBODY),
  'attendance.read': WATCHES,
  /** Decides about punches, overtime and corrections of others. */
  'attendance.keep': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'attendance.lock': WATCHES,
  /** Limits, grace and how overtime counts. */
  'attendance.keepRules': ['HEAD_OFFICE', 'ADMIN'],
  /** Is told that nobody is in an open store; and that it lasts. */
  'attendance.hearOfNobody': ['STORE_MANAGER'],
  'attendance.hearOfLongNobody': ['HEAD_OFFICE'],
  // tasks
  /** Gives tasks to whoever works in the store, cancels and hands on everybody's. */
  'tasks.give': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Sees the store's tasks; does one's own, and takes over a colleague's. */
  'tasks.do': byPin(EVERYBODY),
  // follow-ups
  'followUps.call': byPin([...SELLS, 'HEAD_OFFICE']),
  /** Everybody's of the store. */
  'followUps.readAll': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'followUps.setQuota': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'followUps.keepRules': ['HEAD_OFFICE'],
  // disputes
  /** Says that a line somebody else sold was their sale. */
  'disputes.raise': byPin(SELLS),
  /** Of a line of one's own. */
  'disputes.answer': byPin(SELLS),
  /** One's own; everybody's with the right below. */
  'disputes.read': byPin([...SELLS, 'HEAD_OFFICE']),
  /** Whose sale it was; never of one's own. */
  'disputes.decide': ['STORE_MANAGER', 'HEAD_OFFICE'],
  // incidents
  /** What was seen; with it one's own are read. */
  'incidents.report': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE']),
  'incidents.read': WATCHES,
  /** What comes of one: with the rights of what is booked. */
  'incidents.decide': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** What is known of somebody's injury; every look is kept. */
  'incidents.readInjury': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Is told of severe ones at once, of somebody's third quarrel, of a safety round that is late. */
  'incidents.hearOfSevere': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'incidents.hearOfQuarrels': ['HEAD_OFFICE'],
  'incidents.hearOfLateRounds': ['STORE_MANAGER'],
  'incidents.safetyRound': byPin(['STORE_MANAGER', 'STOCK_KEEPER']),
  'incidents.readRounds': byPin(['STORE_MANAGER', 'STOCK_KEEPER', 'ACCOUNTANT', 'HEAD_OFFICE']),
  'incidents.keepSettings': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  // duty
  /** Signs the day's lists and writes into the log. */
  'duty.keep': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'duty.read': byPin(['CLERK', 'STOCK_KEEPER', ...WATCHES]),
  'duty.keepSettings': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  // training
  /** Who of the store learnt what. */
  'training.read': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Has people of the store learn a course. */
  'training.assign': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Lets people of the store off a course. */
  'training.excuse': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'training.keepCourses': ['HEAD_OFFICE', 'ADMIN'],
  /** What whoever sells goods should know of them. */
  'training.keepCards': ['HEAD_OFFICE', 'ADMIN'],
  // personnel
  /** People's files of the store: notes about dress and conduct, rewards and reprimands, contracts. */
  'personnel.read': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Writes into them, and withdraws what one wrote; head office whatever was written. */
  'personnel.note': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** What people earn: nobody's manager by that alone. */
  'personnel.readWages': ['ACCOUNTANT', 'HEAD_OFFICE'],
  'personnel.setWages': ['ACCOUNTANT', 'HEAD_OFFICE'],
  // tills
  'tills.read': byPin(['CLERK', ...WATCHES]),
  'tills.open': byPin(SELLS),
  'tills.close': byPin(SELLS),
  'tills.moveCash': byPin(SELLS),
  /** Of what is settled elsewhere: `shortages.settle`, `openItems.settleRejected`. */
  'tills.moveCashFor': ['STORE_MANAGER', 'ACCOUNTANT'],
  'tills.approveDifference': byPin(['STORE_MANAGER']),
  'tills.manage': ['ADMIN'],
  // goods
  'priceTags.print': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE', 'ADMIN'],
  /** What holds in a store: its counters keep it. */
  'promotions.read': byPin(EVERYBODY),
  'promotions.manage': ['HEAD_OFFICE', 'ADMIN'],
  /** Lets a promotion sell goods below their floor; it is the approval by that name. */
  'promotions.approveBelowFloor': ['HEAD_OFFICE'],
  'catalog.read': byPin(EVERYBODY),
  'catalog.manage': ['HEAD_OFFICE', 'ADMIN'],
  /** A product whose goods stand at the door; head office finds it listed. */
  'catalog.add': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE', 'ADMIN'],
  /** Pictures of goods, at the shelf too. */
  'catalog.keepPictures': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE', 'ADMIN'],
  'stock.onHand': byPin([...SELLS, 'STOCK_KEEPER', 'ACCOUNTANT', 'HEAD_OFFICE']),
  'stock.read': byPin(['STOCK_KEEPER', ...WATCHES]),
  'purchasing.order': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  'purchasing.receive': byPin(['STORE_MANAGER', 'STOCK_KEEPER']),
  'stock.adjust': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  // One right a reason, besides the one above.
  'stock.adjust.damage': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.adjust.found': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'stock.adjust.sample': ['STORE_MANAGER'],
  'stock.adjust.ownUse': ['STORE_MANAGER'],
  'stock.adjust.loss': ['STORE_MANAGER'],
  'stock.adjust.theft': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'stock.adjust.correction': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'transfers.manage': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'transfers.decide': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'reconciliation.reconcile': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'reconciliation.void': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'reconciliation.closeDiscrepancy': WATCHES,
  /** For the zones one answers for; whoever reconciles answers for all of them. */
  'reconciliation.explainDiscrepancy': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'stock.explainNegative': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'purchasing.replenish': ['STORE_MANAGER', 'STOCK_KEEPER', 'HEAD_OFFICE'],
  'stock.move': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'shortages.read': WATCHES,
  'shortages.open': ['STORE_MANAGER', 'STOCK_KEEPER'],
  'shortages.decide': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'shortages.settle': ['STORE_MANAGER', 'ACCOUNTANT'],
  'stocktake.read': byPin(['CLERK', 'STOCK_KEEPER', ...WATCHES]),
  'stocktake.count': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'stocktake.plan': ['STORE_MANAGER'],
  'stocktake.approve': ['STORE_MANAGER'],
  /** Adds nothing of one's own: it follows from what was booked. */
  'stocktake.settleLate': SELLS,
  'purchasing.manageSuppliers': ['STOCK_KEEPER', 'HEAD_OFFICE', 'ADMIN'],
  'zones.read': byPin(EVERYBODY),
  'zones.manage': ['STORE_MANAGER', 'ADMIN'],
  'handovers.answerDifference': WATCHES,
  'handovers.handOver': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  /** As a part of a handover that both have signed. */
  'zones.takeOver': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  /** The board on the phone, and the daily look at one's own zones. */
  'zones.check': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']),
  'zones.arrange': byPin(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER', 'ADMIN']),
  /** Without `stock.read` one's own alone. */
  'zones.figures': byPin(['CLERK', 'STOCK_KEEPER', ...WATCHES]),
  'imports.run': ['HEAD_OFFICE', 'ADMIN'],
  /** Progress and left-out rows of everybody's imports; whoever runs one reads their own. */
  'imports.readAll': ['ADMIN'],
  // day reports
  'reports.read': byPin(['CLERK', ...WATCHES]),
  'reports.prepare': SELLS,
  'vouchers.add': SELLS,
  'reports.namePreparer': ['STORE_MANAGER'],
  'reports.decide': ['ACCOUNTANT'],
  /** Is told when one is not in by the deadline. */
  'reports.hearOfLate': ['STORE_MANAGER', 'HEAD_OFFICE'],
  /** Is told when `books:check` found a difference. */
  'books.hear': ['ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN'],
  /** Is told when the nightly backup failed. */
  'backups.hear': ['ADMIN'],
  // figures
  /** Takings, exceptions and the analysis of a store. */
  'insight.read': WATCHES,
  'insight.setTargets': ['HEAD_OFFICE'],
  'insight.submitMonth': ['STORE_MANAGER'],
  /** Reminds a store of its report. */
  'insight.nudge': ['HEAD_OFFICE'],
  /** Is told every morning how yesterday was, and when a store's month is in. */
  'insight.hearMorning': ['HEAD_OFFICE'],
  // people and places
  'stores.read': byPin(EVERYBODY),
  'stores.manage': ['ADMIN'],
  /** When a store is open, its holidays and make-up days. */
  'stores.keepCalendar': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  'people.read': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  'people.manage': ['ADMIN'],
  /** Of whose roles a second factor is asked. */
  'people.secure': ['HEAD_OFFICE', 'ADMIN'],
  'devices.read': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  'devices.manage': ['STORE_MANAGER', 'ADMIN'],
  /** Tells the people of a store something; head office everybody. */
  'notices.announce': ['STORE_MANAGER', 'HEAD_OFFICE'],
  'notices.keepRobots': ['HEAD_OFFICE', 'ADMIN'],
  /** Offers a view of a list to everybody who may see the list. */
  'views.share': ['STORE_MANAGER', 'HEAD_OFFICE', 'ADMIN'],
  /** Ends the sharing of somebody else's view. */
  'views.endSharing': ['HEAD_OFFICE', 'ADMIN'],
  'audit.read': ['ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN'],
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof TABLE;

/** Who may do what. */
export const PERMISSIONS = Object.fromEntries(
  Object.entries<Row>(TABLE).map(([name, row]) => [name, 'roles' in row ? row.roles : row]),
) as Record<Permission, readonly RoleName[]>;

/**
 * Does a session begun with six digits carry this right? Those of counter and floor, at the counter's store alone; what belongs to
 * the office wants the password.
 */
export function isCounterRight(permission: string): boolean {
  const row: Row | undefined = Object.hasOwn(TABLE, permission) ? TABLE[permission as Permission] : undefined;
  return row !== undefined && 'roles' in row;
}

/** What Daybook does by itself, by the clock or because something happened: nothing a person's role gives. */
const JOB_RIGHTS: readonly string[] = [
  'notices.raise',
  'attendance.judge',
  'complaints.climb',
  'tasks.makeDue',
  'catalog.applyPlannedPrice',
  'training.assignDue',
  'followUps.make',
  'incidents.followTask',
];

export function isJobRight(permission: string): boolean {
  return JOB_RIGHTS.includes(permission);
}

/** What somebody's roles are worth in a session by PIN: at the counter's store, whatever they are elsewhere. */
export function grantsAtCounter(grants: readonly Grant[], storeId: string): Grant[] {
  return grants
    .filter((grant) => grant.storeId === null || grant.storeId === storeId)
    .map(({ role }) => ({ role, storeId }));
}

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
  { atCounter = false } = {},
): Permission[] {
  return permissionNames().filter(
    (permission) =>
      (!atCounter || isCounterRight(permission)) && grantsAllow(grants, permission, storeId, policy),
  );
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
