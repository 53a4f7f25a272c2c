import {
  ArrowLeftRight,
  BookOpenText,
  Boxes,
  ClipboardCheck,
  ClipboardList,
  ClipboardPen,
  FileUp,
  Handshake,
  History,
  Hourglass,
  House,
  LayoutGrid,
  type LucideIcon,
  MoveRight,
  PackageCheck,
  PackageMinus,
  PackagePlus,
  PackageSearch,
  Receipt,
  Scale,
  SlidersHorizontal,
  Store,
  Tablet,
  TriangleAlert,
  Truck,
  Undo2,
  UserSearch,
  Users,
} from 'lucide-react';
import type { Permission } from '@/server/staff/permissions';

/** One place of the office. `messageKey` is a key of `shell.nav`. */
export type NavigationItem = {
  href: string;
  messageKey: NavigationKey;
  icon: LucideIcon;
  /** One of several is enough; null: everybody who is signed in. */
  permission: Permission | readonly Permission[] | null;
};

export type NavigationSection = { messageKey: SectionKey; items: readonly NavigationItem[] };

type SectionKey =
  | 'sectionToday'
  | 'sectionSales'
  | 'sectionStock'
  | 'sectionGoods'
  | 'sectionAnswer'
  | 'sectionCatalog'
  | 'sectionCompany';

type NavigationKey =
  | 'overview'
  | 'dayReports'
  | 'tickets'
  | 'openItems'
  | 'stockBook'
  | 'purchaseOrders'
  | 'receiving'
  | 'adjustments'
  | 'transfers'
  | 'reconciliation'
  | 'shortages'
  | 'myShortages'
  | 'moves'
  | 'supplierReturns'
  | 'replenishment'
  | 'slowMovers'
  | 'negative'
  | 'stocktakes'
  | 'handovers'
  | 'zoneBoard'
  | 'suppliers'
  | 'catalog'
  | 'catalogImport'
  | 'people'
  | 'stores'
  | 'devices'
  | 'audit';

/** Whoever may deal with one kind of open item. */
export const OPEN_ITEM_PERMISSIONS = [
  'openItems.answerBreach',
  'openItems.explainNumber',
  'openItems.settleRejected',
  'sales.recordPickup',
  'stock.explainNegative',
] as const satisfies readonly Permission[];

/** The office, top to bottom. A new screen is one line here and one word in messages/<locale>/shell.json. */
export const NAVIGATION: readonly NavigationSection[] = [
  {
    messageKey: 'sectionToday',
    items: [
      { href: '/', messageKey: 'overview', icon: House, permission: null },
      { href: '/day-reports', messageKey: 'dayReports', icon: ClipboardList, permission: 'reports.read' },
      { href: '/zones', messageKey: 'zoneBoard', icon: LayoutGrid, permission: 'zones.check' },
      { href: '/my/shortages', messageKey: 'myShortages', icon: UserSearch, permission: null },
    ],
  },
  {
    messageKey: 'sectionSales',
    items: [
      { href: '/tickets', messageKey: 'tickets', icon: Receipt, permission: 'sales.read' },
      {
        href: '/open-items',
        messageKey: 'openItems',
        icon: TriangleAlert,
        permission: OPEN_ITEM_PERMISSIONS,
      },
    ],
  },
  {
    messageKey: 'sectionStock',
    items: [
      { href: '/stock', messageKey: 'stockBook', icon: BookOpenText, permission: 'stock.read' },
      {
        href: '/stock/negative',
        messageKey: 'negative',
        icon: PackageMinus,
        permission: ['stock.read', 'stock.explainNegative'],
      },
      {
        href: '/stock/replenishment',
        messageKey: 'replenishment',
        icon: PackageCheck,
        permission: 'stock.read',
      },
      { href: '/stock/slow-movers', messageKey: 'slowMovers', icon: Hourglass, permission: 'stock.read' },
    ],
  },
  {
    messageKey: 'sectionGoods',
    items: [
      { href: '/stock/orders', messageKey: 'purchaseOrders', icon: ClipboardPen, permission: 'stock.read' },
      {
        href: '/stock/receiving',
        messageKey: 'receiving',
        icon: PackagePlus,
        permission: 'purchasing.receive',
      },
      {
        href: '/stock/supplier-returns',
        messageKey: 'supplierReturns',
        icon: Undo2,
        permission: 'purchasing.receive',
      },
      { href: '/stock/transfers', messageKey: 'transfers', icon: ArrowLeftRight, permission: 'stock.read' },
      { href: '/stock/moves', messageKey: 'moves', icon: MoveRight, permission: 'stock.move' },
      {
        href: '/stock/adjustments',
        messageKey: 'adjustments',
        icon: SlidersHorizontal,
        permission: 'stock.adjust',
      },
      {
        href: '/stock/suppliers',
        messageKey: 'suppliers',
        icon: Truck,
        permission: 'purchasing.manageSuppliers',
      },
    ],
  },
  {
    messageKey: 'sectionAnswer',
    items: [
      { href: '/stocktakes', messageKey: 'stocktakes', icon: ClipboardCheck, permission: 'stocktake.read' },
      {
        href: '/stock/reconciliation',
        messageKey: 'reconciliation',
        icon: Scale,
        permission: 'stock.read',
      },
      { href: '/stock/handovers', messageKey: 'handovers', icon: Handshake, permission: 'stock.read' },
      {
        href: '/stock/shortages',
        messageKey: 'shortages',
        icon: PackageSearch,
        permission: ['shortages.read', 'shortages.open'],
      },
    ],
  },
  {
    messageKey: 'sectionCatalog',
    items: [
      { href: '/catalog', messageKey: 'catalog', icon: Boxes, permission: 'catalog.read' },
      { href: '/catalog/import', messageKey: 'catalogImport', icon: FileUp, permission: 'imports.run' },
    ],
  },
  {
    messageKey: 'sectionCompany',
    items: [
      { href: '/people', messageKey: 'people', icon: Users, permission: 'people.read' },
      { href: '/stores', messageKey: 'stores', icon: Store, permission: 'zones.manage' },
      { href: '/devices', messageKey: 'devices', icon: Tablet, permission: 'devices.read' },
      { href: '/audit', messageKey: 'audit', icon: History, permission: 'audit.read' },
    ],
  },
];

/** Who may sell is offered the way to the counter. */
export const COUNTER_PERMISSION: Permission = 'sales.complete';

/** The sections a person sees; an empty one is left out. */
export function navigationFor(permissions: readonly string[]): NavigationSection[] {
  return NAVIGATION.map(({ messageKey, items }) => ({
    messageKey,
    items: items.filter(({ permission }) => isOpenTo(permission, permissions)),
  })).filter(({ items }) => items.length > 0);
}

function isOpenTo(needed: NavigationItem['permission'], permissions: readonly string[]): boolean {
  return needed === null || [needed].flat().some((permission) => permissions.includes(permission));
}

/** The item a path belongs to: the longest that is the path or stands above it. */
export function activeHref(pathname: string): string | undefined {
  return NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href))
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
}
