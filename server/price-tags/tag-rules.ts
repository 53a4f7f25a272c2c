/** Sheets and labels a store prints on, mm. Of a sheet: how many across and down; a label is a page of its own. */
export const TAG_SIZES = [
  { name: 'A4_24', widthMm: 70, heightMm: 37, across: 3, down: 8 },
  { name: 'A4_14', widthMm: 105, heightMm: 42, across: 2, down: 7 },
  { name: '40x30', widthMm: 40, heightMm: 30, across: 1, down: 1 },
  { name: '60x40', widthMm: 60, heightMm: 40, across: 1, down: 1 },
  { name: '80x50', widthMm: 80, heightMm: 50, across: 1, down: 1 },
] as const;
export type TagSize = (typeof TAG_SIZES)[number];
export type TagSizeName = TagSize['name'];

export function tagSize(name: string | null | undefined): TagSize {
  return TAG_SIZES.find((size) => size.name === name) ?? TAG_SIZES[0];
}

/** As a tag says what it is for, and as the list of what hangs there compares it. */
export function tagWords({ name, spec, unit }: { name: string; spec: string; unit: string }): string {
  return [name, spec, unit].filter((part) => part !== '').join(' · ');
}

/** Tags page by page, in their order. */
export function pagesOf<T>(tags: readonly T[], { across, down }: Pick<TagSize, 'across' | 'down'>): T[][] {
  const each = across * down;
  return Array.from({ length: Math.ceil(tags.length / each) }, (_, page) =>
    tags.slice(page * each, (page + 1) * each),
  );
}
