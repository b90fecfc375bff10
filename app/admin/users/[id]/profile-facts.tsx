import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import type { UserRecord } from "@/lib/domain/user-record";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { watchedFields } from "../profile-fields";

/** What is known of a user and stands in no form; `whole` adds the fields of the form, for who may not edit. */
export async function ProfileFacts({ user, whole }: { user: UserRecord; whole: boolean }) {
  const [t, general, { time }] = await Promise.all([texts("users"), texts("general"), formats()]);
  const { id, values, createdAt, lastLogin } = user;
  const fields = whole ? await watchedFields(values) : [];
  const value = (text: string | null) => text || <span className="text-ink-3">{general("none")}</span>;
  return (
    <section className="content-start">
      <DescriptionList
        wide
        items={[
          ...fields.map(({ label, stored, words }) => ({ name: label, value: value(words?.[stored] ?? stored) })),
          { name: t("id"), value: <span className="font-mono text-xs">{id}</span> },
          { name: t("joined"), value: <Time of={time(createdAt)} absolute /> },
          { name: t("lastSignIn"), value: lastLogin ? <Time of={time(lastLogin)} absolute /> : general("never") },
          { name: t("wechat"), value: value(values.wechat) },
          { name: t("workId"), value: value(values.work_id) },
          { name: t("school"), value: <span className="font-mono text-xs">{values.school_id}</span> },
        ]}
      />
    </section>
  );
}
