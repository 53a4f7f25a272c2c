/** Settings of a database made for tests: made again in seconds, it need not survive a power cut. */
export const CARELESS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};
