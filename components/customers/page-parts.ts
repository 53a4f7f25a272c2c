import type { ComponentType } from 'react';

export interface CustomerPartProps {
  customerId: string;
  /** The store the page is looked at from. */
  storeId: string;
  timeZone: string;
}

/**
 * What other rooms show of a customer on their page, in this order: each asks for what it shows itself, brings its own heading, and shows
 * nothing to who may not see it. A room adds its part here; customers import none of them.
 */
export const CUSTOMER_PARTS: readonly { name: string; Part: ComponentType<CustomerPartProps> }[] = [];
