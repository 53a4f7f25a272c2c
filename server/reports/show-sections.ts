import type { Context } from '@/server/platform/context';
import type { DetailsOf, FiguresOf, ShownDay } from '@/server/platform/report-section';
import { type KeptSections, sectionNamed, sectionVersion } from './kept-figures';
import type { Sections } from './sections';

/** A section as the screen gets it: what it kept in today's shape, without what may not be seen, and what was looked up. */
export interface ShownSection<Section> {
  version: number;
  figures: FiguresOf<Section>;
  details: DetailsOf<Section>;
}
export type ShownSections = { [name in keyof Sections]?: ShownSection<Sections[name]> };

/**
 * The sections of a report as the actor may see them.
 * @returns also the names of sections that cannot be read here, and whom the sections name
 */
export async function showSections(
  ctx: Context,
  of: Omit<ShownDay, 'now'> & { isCounting: boolean },
  kept: KeptSections,
): Promise<{ sections: ShownSections; unread: string[]; people: (string | null)[] }> {
  const sight = { isCounting: of.isCounting, may: (name: string) => ctx.may(name, of.storeId) };
  const shown: Record<string, ShownSection<unknown>> = {};
  const unread: string[] = [];
  const people: (string | null)[] = [];
  for (const [name, { version, figures }] of Object.entries(kept)) {
    const section = sectionNamed(name);
    const read = sectionVersion(name, version)?.schema.safeParse(figures);
    if (!section || !read?.success) {
      unread.push(name);
      continue;
    }
    people.push(...section.people(read.data));
    shown[name] = {
      version,
      figures: section.withoutSecrets(read.data, sight) as never,
      details: (await section.details(ctx.db, { ...of, now: ctx.now }, read.data)) as never,
    };
  }
  return { sections: shown as ShownSections, unread, people };
}
