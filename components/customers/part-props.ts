/** What a part of a customer's page is given. */
export interface CustomerPartProps {
  customerId: string;
  /** The store the page is looked at from. */
  storeId: string;
  timeZone: string;
}
