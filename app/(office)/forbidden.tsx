import { NotAllowed } from '@/components/shell/not-allowed';

/** A page of the office that is not for this person, inside the shell. */
export default function OfficeForbidden() {
  return <NotAllowed />;
}
