'use client';

import type { Choice } from '@/client/model-shelf';
import { later, Needed } from '../when-needed';
import type { PickVariantProps } from './pick-variant';

const PICK = later(() => import('./pick-variant').then((part) => part.PickVariant));

/** Which variant of a model it is to be; nothing where none is asked for. */
export function VariantPicker(props: Omit<PickVariantProps, 'choice'> & { choice: Choice | null }) {
  const { choice, ...rest } = props;
  return choice ? <Needed key={choice.model.id} screen={PICK} props={{ ...rest, choice }} quiet /> : null;
}
