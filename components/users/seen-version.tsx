"use client";

import { useForm } from "../ui/action-form";
import { Note } from "../ui/note";

/**
 * Says which version of the object a form was drawn from, in ms, and with which values, and tells that somebody else saved since. A
 * form that was refused for something else keeps the version it started from.
 */
export function SeenVersion({ updatedAt, drawn }: { updatedAt: number; drawn: Readonly<Record<string, string>> }) {
  const { state } = useForm();
  const outdated = state.problems.find(({ field }) => field === "updated_at")?.text;
  const started = outdated ? {} : state.values;
  const fresh = { updated_at: String(updatedAt), drawn: JSON.stringify(drawn) };
  return (
    <>
      {Object.entries(fresh).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(started[name] ?? value)} />
      ))}
      {outdated && (
        <Note look="warning" alert>
          <p>{outdated}</p>
        </Note>
      )}
    </>
  );
}
