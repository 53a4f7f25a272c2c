// Long because: it is one table, the office from top to bottom, and whoever adds a screen reads it whole.
import {
  ArrowLeftRight,
  Bell,
  BookOpenText,
  BookUser,
  Boxes,
  CalendarDays,
  ChartColumn,
  ClipboardCheck,
  ClipboardList,
  Clock,
  FileUp,
  GraduationCap,
  History,
  House,
  IdCard,
  KeyRound,
  LayoutGrid,
  ListChecks,
  type LucideIcon,
  MessageSquareWarning,
  PackageCheck,
  PackageSearch,
  PhoneCall,
  Receipt,
  Scale,
  ShieldAlert,
  SlidersHorizontal,
  SquareCheckBig,
  Store,
  Tablet,
  Truck,
  Users,
  UsersRound,
} from 'lucide-react';
import type { Permission } from '@/server/staff/permissions';

/** A page to go to. `messageKey` is a key of `shell.nav`. */
export type Place = {
  href: string;
  messageKey: NavigationKey;
  /** One of several is enough; null: everybody who is signed in. */
  permission: Permission | readonly Permission[] | null;
};

/** An entry of the sidebar. Of several places it leads to the first a person may open; the others stand as tabs above that page. */
export type NavigationItem = { messageKey: NavigationKey; icon: LucideIcon; places: readonly Place[] };

export type NavigationGroup = { messageKey: GroupKey; items: readonly NavigationItem[] };

export type GroupKey =
  | 'groupToday'
  | 'groupSales'
  | 'groupService'
  | 'groupTeam'
  | 'groupStock'
  | 'groupCounts'
  | 'groupSetUp';

type NavigationKey =
  | 'overview'
  | 'toDo'
  | 'tasks'
  | 'meetings'
  | 'roster'
  | 'swaps'
  | 'rosterMonth'
  | 'rosterAcross'
  | 'rosterSettings'
  | 'duty'
  | 'myShifts'
  | 'myLeave'
  | 'attendance'
  | 'myAttendance'
  | 'training'
  | 'trainingTable'
  | 'courses'
  | 'knowledgeCards'
  | 'myTraining'
  | 'aboutMe'
  | 'myFile'
  | 'wages'
  | 'attendanceRules'
  | 'leave'
  | 'myDay'
  | 'openItems'
  | 'myShortages'
  | 'notices'
  | 'announcements'
  | 'dayReports'
  | 'tickets'
  | 'disputes'
  | 'complaints'
  | 'complaintClaims'
  | 'complaintFigures'
  | 'complaintRules'
  | 'incidents'
  | 'invoices'
  | 'heldSales'
  | 'priceTags'
  | 'promotions'
  | 'payments'
  | 'incidentList'
  | 'incidentFigures'
  | 'safetyRounds'
  | 'customers'
  | 'memberLevels'
  | 'followUps'
  | 'accounts'
  | 'catalog'
  | 'shelf'
  | 'stockBook'
  | 'replenishment'
  | 'slowMovers'
  | 'purchasing'
  | 'purchaseOrders'
  | 'receiving'
  | 'supplierReturns'
  | 'suppliers'
  | 'transfers'
  | 'adjustments'
  | 'moves'
  | 'stocktakes'
  | 'zones'
  | 'zoneBoard'
  | 'handovers'
  | 'differences'
  | 'negative'
  | 'reconciliation'
  | 'shortages'
  | 'insight'
  | 'ranking'
  | 'monthReports'
  | 'stores'
  | 'storeList'
  | 'roleLimits'
  | 'people'
  | 'devices'
  | 'catalogImport'
  | 'audit';

/** Whoever may deal with one kind of open item. */
export const OPEN_ITEM_PERMISSIONS = [
  'openItems.answerBreach',
  'openItems.explainNumber',
  'openItems.settleRejected',
  'openItems.settleTemporary',
  'sales.recordPickup',
  'stock.explainNegative',
] as const satisfies readonly Permission[];

function place(href: string, messageKey: NavigationKey, permission: Place['permission']): Place {
  return { href, messageKey, permission };
}

function entry(messageKey: NavigationKey, icon: LucideIcon, ...places: Place[]): NavigationItem {
  return { messageKey, icon, places };
}

/** One page under its own name. */
function page(
  href: string,
  messageKey: NavigationKey,
  icon: LucideIcon,
  permission: Place['permission'],
): NavigationItem {
  return entry(messageKey, icon, place(href, messageKey, permission));
}

/**
 * The office, top to bottom: groups of at most seven entries. A new screen is one line here and one word in
 * messages/<locale>/shell.json.
 */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    messageKey: 'groupToday',
    items: [
      page('/', 'overview', House, null),
      entry(
        'toDo',
        ListChecks,
        place('/my/day', 'myDay', null),
        place('/open-items', 'openItems', OPEN_ITEM_PERMISSIONS),
        place('/my/shifts', 'myShifts', null),
        place('/my/leave', 'myLeave', null),
        place('/my/attendance', 'myAttendance', null),
        place('/my/shortages', 'myShortages', null),
      ),
      entry('aboutMe', IdCard, place('/my/training', 'myTraining', null), place('/my/file', 'myFile', null)),
      entry(
        'tasks',
        SquareCheckBig,
        place('/tasks', 'tasks', 'tasks.do'),
        place('/meetings', 'meetings', 'meetings.read'),
      ),
      entry(
        'notices',
        Bell,
        place('/my/notices', 'notices', null),
        place('/announcements', 'announcements', null),
      ),
    ],
  },
  {
    messageKey: 'groupSales',
    items: [
      page('/day-reports', 'dayReports', ClipboardList, 'reports.read'),
      entry(
        'tickets',
        Receipt,
        place('/tickets', 'tickets', 'sales.read'),
        place('/disputes', 'disputes', 'disputes.read'),
        place('/tickets/held', 'heldSales', 'sales.hold'),
        place('/invoices', 'invoices', 'invoices.read'),
        place('/payments', 'payments', 'payments.read'),
      ),
      entry(
        'customers',
        UsersRound,
        place('/customers', 'customers', 'customers.find'),
        place('/customers/levels', 'memberLevels', 'members.keepRules'),
      ),
      page('/accounts', 'accounts', BookUser, 'credit.see'),
    ],
  },
  {
    messageKey: 'groupService',
    items: [
      page('/follow-ups', 'followUps', PhoneCall, 'followUps.call'),
      entry(
        'complaints',
        MessageSquareWarning,
        place('/complaints', 'complaints', 'complaints.read'),
        place('/complaints/claims', 'complaintClaims', 'complaints.read'),
        place('/complaints/figures', 'complaintFigures', 'complaints.read'),
        place('/complaints/rules', 'complaintRules', 'complaints.keepRules'),
      ),
      entry(
        'incidents',
        ShieldAlert,
        place('/incidents', 'incidentList', 'incidents.read'),
        place('/incidents/safety', 'safetyRounds', 'incidents.readRounds'),
        place('/incidents/figures', 'incidentFigures', 'incidents.read'),
      ),
    ],
  },
  {
    messageKey: 'groupStock',
    items: [
      entry(
        'catalog',
        Boxes,
        place('/catalog', 'catalog', 'catalog.read'),
        place('/promotions', 'promotions', 'promotions.manage'),
        place('/catalog/price-tags', 'priceTags', 'priceTags.print'),
        place('/shelf', 'shelf', 'catalog.read'),
      ),
      page('/stock', 'stockBook', BookOpenText, 'stock.read'),
      entry(
        'replenishment',
        PackageCheck,
        place('/stock/replenishment', 'replenishment', 'stock.read'),
        place('/stock/slow-movers', 'slowMovers', 'stock.read'),
      ),
      entry(
        'purchasing',
        Truck,
        place('/stock/orders', 'purchaseOrders', 'stock.read'),
        place('/stock/receiving', 'receiving', 'stock.read'),
        place('/stock/supplier-returns', 'supplierReturns', 'stock.read'),
        place('/stock/suppliers', 'suppliers', 'purchasing.manageSuppliers'),
      ),
      page('/stock/transfers', 'transfers', ArrowLeftRight, 'stock.read'),
      entry(
        'adjustments',
        SlidersHorizontal,
        place('/stock/adjustments', 'adjustments', 'stock.read'),
        place('/stock/moves', 'moves', 'stock.move'),
      ),
    ],
  },
  {
    messageKey: 'groupCounts',
    items: [
      page('/stocktakes', 'stocktakes', ClipboardCheck, 'stocktake.read'),
      entry(
        'zones',
        LayoutGrid,
        place('/zones', 'zoneBoard', 'zones.check'),
        place('/stock/handovers', 'handovers', 'stock.read'),
      ),
      entry(
        'differences',
        Scale,
        place('/stock/negative', 'negative', ['stock.read', 'stock.explainNegative']),
        place('/stock/reconciliation', 'reconciliation', 'stock.read'),
      ),
      page('/stock/shortages', 'shortages', PackageSearch, ['shortages.read', 'shortages.open']),
    ],
  },
  {
    messageKey: 'groupTeam',
    items: [
      entry(
        'roster',
        CalendarDays,
        place('/roster', 'roster', 'roster.plan'),
        place('/roster/month', 'rosterMonth', 'roster.plan'),
        place('/roster/across', 'rosterAcross', 'roster.plan'),
        place('/roster/swaps', 'swaps', 'roster.plan'),
        place('/roster/leave', 'leave', 'roster.plan'),
        place('/roster/settings', 'rosterSettings', 'roster.set'),
      ),
      page('/duty', 'duty', KeyRound, 'duty.read'),
      entry(
        'attendance',
        Clock,
        place('/attendance', 'attendance', 'attendance.read'),
        place('/attendance/rules', 'attendanceRules', 'attendance.keepRules'),
      ),
      entry(
        'training',
        GraduationCap,
        place('/training', 'trainingTable', 'training.read'),
        place('/training/courses', 'courses', 'training.keepCourses'),
        place('/training/cards', 'knowledgeCards', 'training.keepCards'),
      ),
    ],
  },
  {
    messageKey: 'groupSetUp',
    items: [
      entry(
        'insight',
        ChartColumn,
        place('/insight', 'insight', 'insight.read'),
        place('/insight/ranking', 'ranking', 'insight.read'),
        place('/insight/months', 'monthReports', 'insight.read'),
      ),
      entry(
        'stores',
        Store,
        place('/stores', 'storeList', 'zones.manage'),
        place('/stores/limits', 'roleLimits', 'limits.keep'),
      ),
      entry(
        'people',
        Users,
        place('/people', 'people', 'people.read'),
        place('/people/wages', 'wages', 'personnel.readWages'),
      ),
      page('/devices', 'devices', Tablet, 'devices.read'),
      page('/catalog/import', 'catalogImport', FileUp, 'imports.run'),
      page('/audit', 'audit', History, 'audit.read'),
    ],
  },
];

/** Who may sell is offered the way to the counter. */
export const COUNTER_PERMISSION: Permission = 'sales.complete';

/** The groups a person sees; what is empty is left out. */
export function navigationFor(permissions: readonly string[]): NavigationGroup[] {
  return NAVIGATION.map(({ messageKey, items }) => ({
    messageKey,
    items: items
      .map((item) => ({
        ...item,
        places: item.places.filter(({ permission }) => isOpenTo(permission, permissions)),
      }))
      .filter(({ places }) => places.length > 0),
  })).filter(({ items }) => items.length > 0);
}

function isOpenTo(needed: Place['permission'], permissions: readonly string[]): boolean {
  return needed === null || [needed].flat().some((permission) => permissions.includes(permission));
}

/** Where a path stands: the group, entry and place whose address is the longest that is the path or stands above it. */
export function whereIs(
  pathname: string,
): { group: GroupKey; item: NavigationItem; place: Place } | undefined {
  return NAVIGATION.flatMap(({ messageKey, items }) =>
    items.flatMap((item) => item.places.map((at) => ({ group: messageKey, item, place: at }))),
  )
    .filter(({ place: { href } }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.place.href.length - a.place.href.length)[0];
}
