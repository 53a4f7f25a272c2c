import type { Tx } from '@/server/platform/db';

/**
 * Consents of two rows that are one person. What the person took back on either holds for both from then on: a merge never makes somebody
 * agree who withdrew later than they gave. Of two that hold, the one of the row that goes on counts; the other stays where it was given.
 */
export async function mergeConsents(tx: Tx, keptId: string, mergedId: string): Promise<void> {
  const all = await tx.customerConsent.findMany({ where: { customerId: { in: [keptId, mergedId] } } });
  const stillHeld = new Set<string>();
  // Those of the row that goes on first.
  for (const consent of all.toSorted(
    (a, b) => Number(b.customerId === keptId) - Number(a.customerId === keptId),
  )) {
    const takenBack = all
      .filter(({ purpose, withdrawnAt }) => purpose === consent.purpose && withdrawnAt !== null)
      .toSorted((a, b) => (b.withdrawnAt?.getTime() ?? 0) - (a.withdrawnAt?.getTime() ?? 0))[0];
    const endsThen =
      consent.withdrawnAt === null && takenBack?.withdrawnAt && takenBack.withdrawnAt >= consent.givenAt;
    const holds = consent.withdrawnAt === null && !endsThen;
    const isSecond = holds && stillHeld.has(consent.purpose);
    if (holds) stillHeld.add(consent.purpose);
    if (isSecond) continue;
    await tx.customerConsent.update({
      where: { id: consent.id },
      data: {
        customerId: keptId,
        ...(endsThen ? { withdrawnAt: takenBack.withdrawnAt, withdrawnById: takenBack.withdrawnById } : {}),
      },
    });
  }
}
