import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Our own text sizes must be known as sizes, else tailwind-merge takes text-figure for a colour and drops it.
const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['figure', 'figure-lg', 'figure-xl'] }] } },
});

/** Joins class names; of two that say the same thing the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
