import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { ButtonLink } from "@/components/ui/link";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { CheckList } from "@/components/users/check-list";
import { paths } from "@/lib/paths";
import { createUsers } from "@/lib/services/users";
import { findUser } from "@/lib/web/found-user";
import { requireRight } from "@/lib/web/require-right";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { groupChoices } from "@/lib/web/user-words";
import { submitNewUser } from "../actions";
import { ProfileFields } from "../profile-fields";
import { CopyGroups } from "./copy-groups";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("newUser") };
}

export default async function NewUserPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireRight(createUsers);
  const [t, shell, general, groups] = await Promise.all([texts("users"), texts("shell"), texts("general"), groupChoices()]);
  const { isSuperuser } = actor.user;
  const asked = [(await searchParams).from].flat().at(-1)?.trim() ?? "";
  const model = isSuperuser && asked !== "" ? await findUser(asked) : null;
  const choices = groups.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Page
      title={t("newUser")}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.users }]}
      crumbsLabel={shell("breadcrumb")}
    >
      {isSuperuser && choices.length > 0 && <CopyGroups asked={asked} found={model?.values.username ?? null} />}
      <ActionForm key={model?.id ?? 0} action={submitNewUser} className="grid max-w-160 content-start gap-4 px-6 py-3 pb-8 max-sm:px-4">
        <ProfileFields superuser={isSuperuser} />
        <PasswordField
          name="password"
          label={t("password")}
          hint={t("passwordHint")}
          show={t("showPassword")}
          hide={t("hidePassword")}
          autoComplete="new-password"
        />
        {isSuperuser && choices.length > 0 && (
          <CheckList name="groups" legend={t("chooseGroups")} choices={choices} chosen={(model?.groups ?? []).map(String)} />
        )}
        <label htmlFor="again" className="flex items-center gap-2 text-sm">
          <Checkbox id="again" name="again" value="true" />
          {t("createAnother")}
        </label>
        <div className="flex gap-2">
          <SubmitButton>{t("create")}</SubmitButton>
          <ButtonLink href={paths.users} look="ghost">
            {general("cancel")}
          </ButtonLink>
        </div>
      </ActionForm>
    </Page>
  );
}
