import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { ReportSection, SectionVersion } from '@/server/platform/report-section';
import { SECTIONS } from './sections';

/** How figures are laid out in a report: 3 names each section and its version, and a further section changes nothing of it. */
const FORMULA = 3;

/** Reports from before there were sections: these, side by side in one object; the first said no formula. */
const SIDE_BY_SIDE: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1: { sales: 1, cash: 1, numbers: 1, approvals: 1, stock: 1 },
  2: { sales: 2, cash: 2, numbers: 1, approvals: 1, stock: 1 },
};

export interface KeptSection {
  version: number;
  figures: unknown;
}
export type KeptSections = Record<string, KeptSection>;

const bySection = z.strictObject({
  formula: z.literal(FORMULA),
  sections: z.record(z.string(), z.strictObject({ version: z.int().min(1), figures: z.unknown() })),
});
const sideBySide = z.looseObject({ formula: z.int().default(1) });

/** What a report keeps, by section; null where a later Daybook laid it out in a way this one does not know. */
export function sectionsOf(kept: unknown): KeptSections | null {
  const named = bySection.safeParse(kept);
  if (named.success) return named.data.sections as KeptSections;
  const old = sideBySide.safeParse(kept);
  const versions = old.success ? SIDE_BY_SIDE[old.data.formula] : undefined;
  if (!versions) return null;
  return Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [name, { version, figures: kept }]),
  );
}

/** Sections as a new report keeps them. */
export function keptBySection<Kept extends KeptSections>(sections: Kept) {
  return { formula: FORMULA, sections };
}

/** Versions by section. The audit trail keeps them too: a report that lost a section would be checked without it. */
export function versionsOf(sections: KeptSections): Record<string, number> {
  return Object.fromEntries(Object.entries(sections).map(([name, { version }]) => [name, version]));
}

/** Sections laid out as this report laid out its own, so that both can be held against each other. */
export function laidOutLike(kept: unknown, sections: KeptSections): unknown {
  if (bySection.safeParse(kept).success) return keptBySection(sections);
  const old = sideBySide.safeParse(kept);
  const formula = old.success && old.data.formula > 1 ? { formula: old.data.formula } : {};
  return Object.assign(formula, ...Object.values(sections).map(({ figures }) => figures));
}

/** The figures of one section out of a report's, as a piece of a statement, whatever their layout. */
export function keptSectionSql(figures: Prisma.Sql, name: string): Prisma.Sql {
  return Prisma.sql`coalesce(${figures} #> ARRAY['sections', ${name}, 'figures'], ${figures})`;
}

/** A section that is registered; null of one that only another Daybook knows. */
export function sectionNamed(name: string): ReportSection<unknown, unknown> | null {
  return Object.hasOwn(SECTIONS, name) ? (everySection()[name] ?? null) : null;
}

/** A version of a section; null of one that only another Daybook knows. */
export function sectionVersion(name: string, version: number): SectionVersion<unknown> | null {
  const versions = sectionNamed(name)?.versions;
  return versions && Object.hasOwn(versions, version) ? (versions[version] ?? null) : null;
}

/** What new reports carry: each registered section by its current version. */
export function currentVersions(): Record<string, number> {
  return Object.fromEntries(Object.entries(everySection()).map(([name, { current }]) => [name, current]));
}

function everySection(): Readonly<Record<string, ReportSection<unknown, unknown>>> {
  return SECTIONS;
}
