import type { serverApi } from '@/trpc/server';
import type { Named } from './course-fields';

type Api = Awaited<ReturnType<typeof serverApi>>;

/** People and categories to choose from when a course is written. */
export async function courseChoices(api: Api): Promise<{ people: Named[]; categories: Named[] }> {
  const [people, categories] = await Promise.all([api.training.people(), api.catalog.categories()]);
  return {
    people,
    categories: categories.map(({ id, name }) => ({ id, name })),
  };
}
