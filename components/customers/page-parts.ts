import type { ComponentType } from 'react';
import { CustomerComplaints } from '@/components/complaints/customer-complaints';
import { CustomerCredit } from '@/components/credit/customer-credit';
import { CustomerCalls } from '@/components/follow-ups/customer-calls';
import { CustomerPoints } from '@/components/members/customer-points';
import { CustomerPurchases } from '@/components/sales/customer-purchases';
import type { CustomerPartProps } from './part-props';

/**
 * What other rooms show of a customer on their page, in this order: each asks for what it shows itself, brings its own heading, and shows
 * nothing to who may not see it. A room adds its part here; customers import none of them.
 */
export const CUSTOMER_PARTS: readonly { name: string; Part: ComponentType<CustomerPartProps> }[] = [
  { name: 'credit', Part: CustomerCredit },
  { name: 'points', Part: CustomerPoints },
  { name: 'complaints', Part: CustomerComplaints },
  { name: 'calls', Part: CustomerCalls },
  { name: 'purchases', Part: CustomerPurchases },
];
