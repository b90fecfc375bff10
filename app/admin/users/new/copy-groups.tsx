import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";

/** Asks for a user whose groups the new one gets. `asked` is what was asked for, `found` the username that it led to. */
export async function CopyGroups({ asked, found }: { asked: string; found: string | null }) {
  const t = await texts("users");
  const missing = asked !== "" && found === null ? t("copyGroupsNone", { name: asked }) : undefined;
  return (
    <details className="mx-6 max-w-160 text-sm max-sm:mx-4" open={asked !== ""}>
      <summary className="min-h-6 cursor-pointer rounded-sm text-ink-2">{t("copyGroups")}</summary>
      <form action={paths.newUser} className="grid gap-3 pt-3">
        <Field name="from" label={t("copyGroupsName")} defaultValue={asked} error={missing} autoComplete="off" maxLength={150} required />
        <div>
          <Button type="submit">{t("copyGroupsDo")}</Button>
        </div>
      </form>
      {found !== null && (
        <div className="pt-3">
          <Note look="success">
            <p>{t("copyGroupsDone", { username: found })}</p>
          </Note>
        </div>
      )}
    </details>
  );
}
