-- What reads tables stands where the other statements of its module stand: a database that is spread by store plans no SQL function, and
-- runs none that asks tables from within a query over one. Formulas are the same, byte by byte.
-- The seal's content: server/reports/books/seal-content.ts. Months of the stock book: server/stock/add-to-stock-months.ts.
DROP FUNCTION seal_content(uuid, date);
DROP FUNCTION first_ledgers_of_day(uuid, date);
DROP FUNCTION later_ledgers();
DROP FUNCTION add_to_stock_months(uuid, date);
