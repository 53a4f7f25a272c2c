import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';

/** A model with its options in their order and its variants, also those no longer carried. @throws NotFound */
export async function requireModel(reader: Reader, modelId: string) {
  const model = await reader.productModel.findUnique({
    where: { id: modelId },
    include: {
      axes: { orderBy: { position: 'asc' } },
      products: { orderBy: { code: 'asc' } },
    },
  });
  if (!model) throw new NotFound({ noun: 'productModel' });
  return model;
}
