import { SelectField, TextField } from "@/components/ui/text-field";
import type { WatchedField } from "@/components/users/change-summary";
import { KeptSwitch } from "@/components/users/kept-switch";
import { USER_DEFAULTS, type UserValues } from "@/lib/domain/user-record";
import { texts } from "@/lib/web/texts";

interface ProfileFieldsProps {
  /** The stored values; of a new user none. */
  user?: UserValues;
  /** Whether the one who fills it in is a superuser: only these may make others staff or superusers. */
  superuser: boolean;
}

/** The fields of a user in a form, in three groups. */
export async function ProfileFields({ user, superuser }: ProfileFieldsProps) {
  const t = await texts("users");
  const values = { ...USER_DEFAULTS, username: "", ...user };
  const privileged = superuser ? {} : { disabled: true };
  return (
    <>
      <h2 className="text-xs font-normal text-ink-3">{t("identity")}</h2>
      <TextField name="username" label={t("username")} defaultValue={values.username} autoComplete="off" maxLength={150} required />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="last_name" label={t("lastName")} defaultValue={values.last_name} autoComplete="off" maxLength={150} />
        <TextField name="first_name" label={t("firstName")} defaultValue={values.first_name} autoComplete="off" maxLength={30} />
      </div>
      <SelectField name="gender" label={t("gender")} defaultValue={values.gender} choices={await genders()} />
      <h2 className="pt-2 text-xs font-normal text-ink-3">{t("contact")}</h2>
      <TextField name="email" label={t("email")} defaultValue={values.email ?? ""} type="email" autoComplete="off" maxLength={254} />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="phone" label={t("phone")} defaultValue={values.phone ?? ""} inputMode="tel" autoComplete="off" maxLength={11} />
        <TextField name="dingding" label={t("dingding")} defaultValue={values.dingding ?? ""} autoComplete="off" maxLength={32} />
      </div>
      <h2 className="pt-2 text-xs font-normal text-ink-3">{t("account")}</h2>
      <KeptSwitch name="is_active" label={t("isActive")} hint={t("isActiveHint")} defaultChecked={values.is_active} />
      <KeptSwitch name="is_staff" label={t("isStaff")} hint={t("isStaffHint")} defaultChecked={values.is_staff} {...privileged} />
      <KeptSwitch
        name="is_superuser"
        label={t("isSuperuser")}
        hint={t("isSuperuserHint")}
        defaultChecked={values.is_superuser}
        {...privileged}
      />
      {!superuser && <p className="text-xs text-ink-3">{t("superuserOnly")}</p>}
    </>
  );
}

/** The same fields with what is stored, for the summary of changes. */
export async function watchedFields(values: UserValues): Promise<WatchedField[]> {
  const [t, general] = await Promise.all([texts("users"), texts("general")]);
  const flag = { true: general("yes"), false: general("no") };
  const gender = Object.fromEntries((await genders()).map(({ value, label }) => [value, label]));
  return [
    { name: "username", label: t("username"), stored: values.username },
    { name: "last_name", label: t("lastName"), stored: values.last_name },
    { name: "first_name", label: t("firstName"), stored: values.first_name },
    { name: "gender", label: t("gender"), stored: values.gender, words: gender },
    { name: "email", label: t("email"), stored: values.email ?? "" },
    { name: "phone", label: t("phone"), stored: values.phone ?? "" },
    { name: "dingding", label: t("dingding"), stored: values.dingding ?? "" },
    { name: "is_active", label: t("isActive"), stored: String(values.is_active), words: flag },
    { name: "is_staff", label: t("isStaff"), stored: String(values.is_staff), words: flag },
    { name: "is_superuser", label: t("isSuperuser"), stored: String(values.is_superuser), words: flag },
  ];
}

async function genders() {
  const t = await texts("users");
  return (["female", "male", "other"] as const).map((value) => ({ value, label: t(value) }));
}
