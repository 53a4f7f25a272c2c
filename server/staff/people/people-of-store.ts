import type { Reader } from '@/server/platform/db';
import { PERMISSIONS, type Permission, ROLES } from '../permissions';

const byName = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** Active people whose roles give a permission in a store, for lists to choose from: approvers, preparers, owners. */
export async function peopleWith(reader: Reader, permission: Permission, storeId: string) {
  return namesOf(reader, [...PERMISSIONS[permission]], storeId);
}

/** Active technicians of a store, and those of the whole company. */
export function techniciansOf(reader: Reader, storeId: string) {
  return namesOf(reader, ['TECHNICIAN'], storeId);
}

/** The same in any of these stores, each once. */
export async function peopleWithIn(reader: Reader, permission: Permission, storeIds: readonly string[]) {
  const people = await reader.person.findMany({
    where: {
      deactivatedAt: null,
      grants: {
        some: {
          revokedAt: null,
          role: { in: [...PERMISSIONS[permission]] },
          OR: [{ storeId: null }, { storeId: { in: [...storeIds] } }],
        },
      },
    },
    select: { id: true, name: true },
    take: 500,
  });
  return people.sort((a, b) => byName.compare(a.name, b.name));
}

/** Active people whose roles give a permission in the whole company. */
export function peopleHolding(reader: Reader, permission: Permission) {
  return reader.person.findMany({
    where: {
      deactivatedAt: null,
      grants: { some: { revokedAt: null, role: { in: [...PERMISSIONS[permission]] }, storeId: null } },
    },
    select: { id: true },
  });
}

/** Does an active person hold any role in this store? */
export async function worksIn(reader: Reader, personId: string, storeId: string): Promise<boolean> {
  const found = await reader.person.count({
    where: { id: personId, ...holding([...ROLES], storeId) },
  });
  return found > 0;
}

/** Are all of these active people who hold a role in this store, or in all? Each is named once. */
export async function allWorkIn(
  reader: Reader,
  personIds: readonly string[],
  storeId: string,
): Promise<boolean> {
  if (personIds.length === 0) return true;
  const found = await reader.person.count({
    where: { id: { in: [...personIds] }, ...holding([...ROLES], storeId) },
  });
  return found === personIds.length;
}

/** How many active people may sell in a store and can sign in at its counter. */
export function sellersWithPin(reader: Reader, storeId: string): Promise<number> {
  return reader.person.count({
    where: { pinHash: { not: null }, ...holding([...PERMISSIONS['sales.complete']], storeId) },
  });
}

async function namesOf(reader: Reader, roles: (typeof ROLES)[number][], storeId: string) {
  const people = await reader.person.findMany({
    where: holding(roles, storeId),
    select: { id: true, name: true, initials: true },
  });
  return people.sort((a, b) => byName.compare(a.name, b.name));
}

function holding(roles: (typeof ROLES)[number][], storeId: string) {
  return {
    deactivatedAt: null,
    grants: { some: { revokedAt: null, role: { in: roles }, OR: [{ storeId: null }, { storeId }] } },
  };
}
