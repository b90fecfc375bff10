import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { SubmitButton } from "@/components/ui/submit-button";
import { readOwnProfile } from "@/lib/services/profile";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { EntryGate } from "../(entry)/entry-gate";
import { signOut } from "../actions/sign-out";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("shell"))("profile") };
}

export default async function ProfilePage() {
  const profile = await load(readOwnProfile, {}, undefined);
  const [t, general] = await Promise.all([texts("shell"), texts("general")]);
  return (
    <EntryGate title={profile.username} lead={profile.email ?? undefined}>
      <DescriptionList items={[{ name: t("groups"), value: profile.groups.map(({ name }) => name).join(", ") || general("none") }]} />
      <form action={signOut}>
        <SubmitButton look="plain" size="lg" className="w-full">
          {t("signOut")}
        </SubmitButton>
      </form>
    </EntryGate>
  );
}
