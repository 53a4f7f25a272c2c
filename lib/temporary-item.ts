/** The one row of the catalogue that temporary items are booked under: each line says by itself what it was. */
export const TEMPORARY_ITEM_ID = '0197b4de-0000-7000-8000-000000000001';
