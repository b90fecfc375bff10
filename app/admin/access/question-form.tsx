import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/checkbox";
import { FieldFrame } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/paths";
import { type AccessQuery, TESTED_METHODS, WHO_KINDS } from "@/lib/web/access";
import type { Words } from "./words";

const EXAMPLE = "/account/user/";

/** The question, as a form that goes into the address. `draft`: how many unsaved changes the reader has; null hides the switch. */
export function QuestionForm({ query, draft, words: { t } }: { query: AccessQuery; draft: number | null; words: Words }) {
  const methods = [...new Set<string>([...TESTED_METHODS, query.method])].map((method) => ({ value: method, label: method }));
  const kinds = WHO_KINDS.map((kind) => ({ value: kind, label: t(kind) }));
  const key = JSON.stringify([query.as, query.who, query.method, query.url, query.draft]);
  return (
    <form key={key} action={paths.access} className="grid gap-4">
      <FieldFrame id="who" label={t("who")}>
        <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-2">
          <Input
            id="who"
            name="who"
            large
            defaultValue={query.who}
            placeholder={t("whoHint")}
            maxLength={150}
            autoComplete="off"
            spellCheck={false}
          />
          <Select name="as" large choices={kinds} defaultValue={query.as} aria-label={t("kinds")} />
        </div>
      </FieldFrame>
      <FieldFrame id="url" label={t("methodAndUrl")} error={query.url !== "" && !query.call ? t("badUrl") : undefined}>
        <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
          <Select name="method" large className="font-mono" choices={methods} defaultValue={query.method} aria-label={t("method")} />
          <Input
            id="url"
            name="url"
            large
            className="font-mono"
            defaultValue={query.url}
            placeholder={EXAMPLE}
            aria-invalid={query.url !== "" && !query.call ? true : undefined}
            aria-describedby={query.url !== "" && !query.call ? "url-error url-hint" : "url-hint"}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <p id="url-hint" className="text-xs text-ink-3">
          {t("urlHint")}
        </p>
      </FieldFrame>
      {draft !== null && (
        <Switch name="draft" label={t("withDraft")} hint={t("draftSize", { count: draft })} defaultChecked={query.draft} />
      )}
      <Button type="submit" look="primary" size="lg">
        {t("test")}
      </Button>
    </form>
  );
}
