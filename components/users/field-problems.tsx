"use client";

import { useForm } from "../ui/action-form";
import { Note } from "../ui/note";

/** Problems of fields that the form around does not show, such as the ids it acts on. */
export function FieldProblems({ fields }: { fields: readonly string[] }) {
  const { state } = useForm();
  const problems = state.problems.filter(({ field }) => field !== null && fields.includes(field));
  if (problems.length === 0) return null;
  return (
    <Note look="danger" key={state.turn} alert>
      {problems.map(({ field, text }) => (
        <p key={`${field} ${text}`}>{text}</p>
      ))}
    </Note>
  );
}
