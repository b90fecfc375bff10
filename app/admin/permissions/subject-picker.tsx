import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import { Select } from "@/components/ui/select";
import type { MatrixPivot } from "@/lib/domain/permission-matrix";
import { paths } from "@/lib/paths";
import { requireUser } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";

interface SubjectPickerProps {
  pivot: MatrixPivot | null;
  /** The name of the subject that is shown. */
  name: string;
  /** A username that was asked for and is nobody's. */
  unknown: string | null;
}

/** Whose rights are shown: a group of the list, a user by name, or one API. */
export async function SubjectPicker({ pivot, name, unknown }: SubjectPickerProps) {
  const [t, { snapshot }] = [await texts("matrix"), await requireUser()];
  const byName = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1);
  const groups = [...snapshot.groups.values()].map((group) => ({ value: String(group.id), label: group.name })).sort(byName);
  const apis = [...snapshot.apis.values()]
    .map((api) => ({ value: String(api.id), label: `${api.name ?? ""} ${api.pattern}`.trim() }))
    .sort(byName);
  if (pivot && "api" in pivot) {
    return (
      <div className={BAR}>
        <form action={paths.permissions} className="flex min-w-0 items-center gap-2">
          <Select name="api" aria-label={t("chooseApi")} choices={apis} defaultValue={pivot.api} className="max-w-120 min-w-0" />
          <Button type="submit">{t("choose")}</Button>
        </form>
      </div>
    );
  }
  return (
    <div className={BAR}>
      <form action={paths.permissions} className="flex items-center gap-2">
        <Select
          name="group"
          aria-label={t("group")}
          choices={groups}
          defaultValue={pivot && "group" in pivot ? pivot.group : undefined}
          className="w-52"
        />
        <Button type="submit">{t("choose")}</Button>
      </form>
      <form action={paths.permissions} className="flex items-center gap-2">
        <Input
          name="username"
          aria-label={t("userHint")}
          placeholder={t("userHint")}
          defaultValue={unknown ?? (pivot && "user" in pivot ? name : "")}
          maxLength={150}
          className="w-44"
        />
        <Button type="submit">{t("choose")}</Button>
      </form>
      {unknown !== null && <Note look="warning">{t("unknownUser", { name: unknown })}</Note>}
    </div>
  );
}

const BAR = "flex flex-wrap items-center gap-x-6 gap-y-2 px-6 pb-3 max-sm:px-4";
