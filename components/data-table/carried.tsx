/** What a form that sends by address must take along besides its own fields. */
export function Carried({ values }: { values: readonly (readonly [string, string])[] }) {
  return values.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
