import { z } from 'zod';
import { companyCommand, id, requiredText } from '@/server/platform/schema';
import { price, productCode } from '../schema';
import {
  LONGEST_AXIS,
  LONGEST_VALUE,
  MOST_AXES,
  MOST_VALUES,
  MOST_VARIANTS,
  valueKey,
} from './variant-rules';

const value = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_VALUE)
  // What is blanks and nothing else when it is compared.
  .refine((text) => valueKey(text) !== '');
const values = z.array(value).min(1).max(MOST_AXES);
const axisName = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_AXIS)
  .refine((text) => valueKey(text) !== '');
const axisNames = z
  .array(axisName)
  .min(1)
  .max(MOST_AXES)
  .refine((names) => new Set(names.map(valueKey)).size === names.length, 'twice');

/** A product to be made as one more variant. */
const newVariant = z.object({
  values,
  code: productCode,
  /** Empty: it has none yet. */
  barcode: z.string().trim().max(60),
  listPriceFen: price,
});
export type NewVariant = z.infer<typeof newVariant>;

/** Those without a barcode get one of the company's own. */
const makeBarcodes = z.boolean().default(false);

/** A product becomes the first variant of a new model, with others beside it that take everything else from it. */
export const makeModelInput = companyCommand
  .extend({
    productId: id,
    code: productCode,
    name: requiredText,
    axes: axisNames,
    values,
    variants: z.array(newVariant).max(MOST_VARIANTS - 1),
    makeBarcodes,
  })
  .refine(({ axes, values: own }) => own.length === axes.length, { path: ['values'], message: 'length' });

export const addVariantsInput = companyCommand.extend({
  modelId: id,
  /** The variant they take everything else from. */
  likeId: id,
  variants: z.array(newVariant).min(1).max(MOST_VARIANTS),
  makeBarcodes,
});

/** A product into a model, into another, out of its own (null), or to other values of it. */
export const placeVariantInput = companyCommand
  .extend({ productId: id, modelId: id.nullable(), values: z.array(value).max(MOST_AXES) })
  .refine(({ modelId, values: own }) => (modelId === null) === (own.length === 0), {
    path: ['values'],
    message: 'length',
  });

/** What a model and all of its variants are called, what they differ in, and in which order values are shown. */
export const changeModelInput = companyCommand.extend({
  modelId: id,
  name: requiredText,
  axes: z
    .array(z.object({ name: axisName, values: z.array(value).max(MOST_VALUES) }))
    .min(1)
    .max(MOST_AXES)
    .refine((axes) => new Set(axes.map(({ name }) => valueKey(name))).size === axes.length, 'twice'),
});

/** One list price for these variants; what each of them was asked for says what it is a change of. */
export const priceModelInput = companyCommand.extend({
  modelId: id,
  listPriceFen: price,
  seen: z
    .array(z.object({ productId: id, listPriceFen: price }))
    .min(1)
    .max(MOST_VARIANTS),
});
