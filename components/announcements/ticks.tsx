import { Checkbox } from '@/components/ui/checkbox';

/** Several of a few, each with its name: stores, roles, people. */
export function Ticks(props: {
  legend: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="font-medium text-sm">{props.legend}</legend>
      {props.options.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={props.chosen.includes(id)}
          onCheckedChange={(checked) =>
            props.onChange(checked ? [...props.chosen, id] : props.chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
