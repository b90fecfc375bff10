import { TryForm } from "@/components/docs/try-form";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import type { NamedEntry } from "@/lib/web/api-docs";
import { clientTexts, texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";
import { Part } from "./part";

/** Calls an operation from the page for whoever is signed in. */
export async function Try({ entry: { id, method, fields, uses, changes } }: { entry: NamedEntry }) {
  const [t, { messages }, actor] = await Promise.all([texts("docs"), clientTexts("docs"), currentActor()]);
  const hasBody = fields.some((field) => field.in === "body");
  const calls = uses.map(({ path, body }) => ({ path, body: hasBody ? JSON.stringify(body ?? {}, null, 2) : null }));
  return (
    <Part id="try" title={t("tryIt")}>
      {actor ? (
        <>
          <p className="text-sm text-ink-2">{t("tryAs", { username: actor.user.username })}</p>
          <noscript>
            <p className="text-sm text-ink-3">{t("noScript")}</p>
          </noscript>
          <TryForm method={method} calls={calls} asks={changes} texts={messages.docs.try} />
        </>
      ) : (
        <p className="text-sm">
          <TextLink href={paths.login(paths.docsOf(id))}>{t("trySignIn")}</TextLink>
        </p>
      )}
    </Part>
  );
}
