import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { trainingTable } from '@/server/training/records/training-table';
import { TRAINING_STATES } from '@/server/training/training-rules';
import { listFile } from './list-file';

/** Who of a store stands where with which course: a line for each person and course. */
export const training = listFile({
  permission: 'training.read',
  filters: z.object({ course: id.optional(), state: z.enum(TRAINING_STATES).optional() }),
  async page({ reader, storeIds, now }, { course, state }) {
    const tables = await Promise.all(
      storeIds.map(async (storeId) => {
        const { people, courses } = await trainingTable(reader, { storeIds: [storeId] }, now);
        const titles = new Map(courses.map(({ id: courseId, title }) => [courseId, title]));
        return people.flatMap(({ name, cells }) =>
          cells
            .filter((cell) => (state ? cell.state === state : cell.state !== 'NONE'))
            .filter(({ courseId }) => !course || courseId === course)
            .map((cell) => ({ ...cell, storeId, name, title: titles.get(cell.courseId) ?? '' })),
        );
      }),
    );
    return { rows: tables.flat(), nextCursor: null };
  },
  words(words) {
    const t = words('training');
    return {
      title: t('records'),
      columns: [
        { title: t('person'), of: (row) => row.name },
        { title: t('course'), of: (row) => row.title },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('due'), of: (row) => row.dueOn },
        { title: t('passedAt'), of: (row, store) => store.stamp(row.passedAt) },
        {
          title: t('scoreTitle'),
          of: (row) => (row.right === null ? null : `${row.right}/${row.questions ?? 0}`),
        },
        { title: t('attempts'), of: (row) => row.attempts },
      ],
    };
  },
});
