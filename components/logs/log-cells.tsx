import { ENGLISH } from "./numbers";

/** A status code with its mark: what went well is grey, what was refused or failed stands out. */
export function Status({ code, name }: { code: number | string; name?: string }) {
  return (
    <span className={`status s${String(code).charAt(0)}`}>
      {code}
      {name && <span>{name}</span>}
    </span>
  );
}

/** A method as a word. */
export function MethodWord({ of: method }: { of: string }) {
  return <span className={methodLook(method)}>{method}</span>;
}

/** The classes of a method: those that write something stand in ink. */
export function methodLook(method: string): string {
  return ["GET", "HEAD", "OPTIONS"].includes(method) ? "method" : "method writes";
}

/** A cell of milliseconds with a bar on a logarithmic scale; from a second on it stands out. */
export function DurationCell({ ms }: { ms: number }) {
  return (
    <td className={ms >= SLOW ? "duration slow" : "duration"}>
      <i style={{ width: `${Math.max(2, Math.min(44, Math.round(5.9 * Math.log(ms + 1))))}px` }} />
      {ENGLISH.format(ms)}
    </td>
  );
}

const SLOW = 1_000;
