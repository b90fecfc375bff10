import { z } from "zod";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import type { LogName } from "@/lib/domain/log";
import { type SavedView, VIEW_NAME_MAX, VIEW_QUERY_MAX } from "@/lib/domain/saved-view";
import { deleteView, listViews, saveView, shareView } from "@/lib/services/saved-views";
import { draftOf } from "./form-fields";
import { load } from "./load";
import { submit } from "./submit";

/** The views of a log that the reader can choose from. */
export function viewsOf(log: LogName): Promise<SavedView[]> {
  return load(listViews, {}, pageOf(log));
}

/** Keeps the form's `query` under its `name`; for everybody when `shared` is on. */
export async function submitView(log: LogName, form: FormData): Promise<FormState> {
  const fields = draftOf(z.object({ name: text({ max: VIEW_NAME_MAX }), query: text({ max: VIEW_QUERY_MAX, mayBeBlank: true }) }));
  const run = form.getAll("shared").at(-1) === "true" ? shareView : saveView;
  return submit(form, {
    run,
    read: (sent) => {
      const draft = fields(sent);
      return { ...draft, values: { ...draft.values, page: pageOf(log) } };
    },
    after: ({ name }) => ({ toast: { key: "explorer.viewSaved", values: { name } } }),
  });
}

/** Forgets a view. */
export async function submitViewDeletion(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: deleteView,
    params: { pk },
    read: () => undefined,
    after: () => ({ toast: { key: "explorer.viewDeleted" } }),
  });
}

const pageOf = (log: LogName) => `log.${log}`;
