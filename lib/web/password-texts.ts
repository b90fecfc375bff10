import { texts } from "./texts";

/** What a field for a new password says, in the reader's language. */
export async function passwordTexts(label?: string) {
  const t = await texts("entry");
  const strengths = [t("strengthShort"), t("strengthWeak"), t("strengthFair"), t("strengthGood"), t("strengthStrong")] as const;
  return { label: label ?? t("password"), hint: t("passwordHint"), show: t("showPassword"), hide: t("hidePassword"), strengths };
}
