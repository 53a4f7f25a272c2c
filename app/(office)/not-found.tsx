import { PageNotFound } from '@/components/shell/page-not-found';

/** A record that is not there, inside the shell. */
export default function OfficeNotFound() {
  return <PageNotFound />;
}
