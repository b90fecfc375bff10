/** A text with what was searched for marked, whatever the case of letters. */
export function Marked({ text, search }: { text: string; search: string }) {
  const at = search === "" ? -1 : text.toLowerCase().indexOf(search.toLowerCase());
  // Lower case may be longer than the text it comes from; then places do not fit.
  if (at < 0 || text.toLowerCase().length !== text.length) return text;
  const end = at + search.length;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-xs bg-warning-bg text-inherit">{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
