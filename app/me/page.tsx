import type { Metadata } from "next";
import { OwnSection } from "@/components/me/own-page";
import { PreferenceChoices } from "@/components/me/preference-choices";
import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import { readOwnAccount } from "@/lib/services/own-profile";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import { preferences } from "@/lib/web/preferences";
import { clientTexts, texts } from "@/lib/web/texts";
import { choosePreference } from "../actions/preferences";
import { OwnPart } from "./own-part";
import { ProfileForm } from "./profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("me"))("title") };
}

export default async function ProfilePage() {
  const user = await load(readOwnAccount, {}, undefined);
  const [t, general, format, { theme, shortcuts }, { locale, messages }] = await Promise.all([
    texts("me"),
    texts("general"),
    formats(),
    preferences(),
    clientTexts("shell"),
  ]);
  return (
    <OwnPart current={paths.me}>
      <OwnSection title={t("profile")}>
        <DescriptionList
          wide
          items={[
            { name: t("joined"), value: <Time of={format.time(user.createdAt)} absolute /> },
            { name: t("lastSignIn"), value: user.lastLogin ? <Time of={format.time(user.lastLogin)} absolute /> : general("never") },
          ]}
        />
        <ProfileForm values={user.values} />
      </OwnSection>
      <OwnSection title={t("preferences")} lead={t("preferencesLead")}>
        <PreferenceChoices chosen={{ locale, theme, shortcuts }} keep={choosePreference} texts={messages.shell} />
      </OwnSection>
    </OwnPart>
  );
}
