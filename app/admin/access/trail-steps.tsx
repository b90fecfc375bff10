import { ArrowRight, Check, Clock, X } from "lucide-react";
import type { ReactNode } from "react";
import { CaughtPath, Step } from "@/components/access/step";
import { Method } from "@/components/docs/method";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import type { Trail, TrailApi } from "@/lib/domain/trail";
import { fitsMethod, type HeldHere, heldHere } from "@/lib/domain/trail-summary";
import { paths } from "@/lib/paths";
import { spanWords, type Words } from "./words";

type Pieces = ReadonlyMap<number, readonly { readonly text: string; readonly caught: boolean }[]>;

const SHOWN_APIS = 8;

/** Everything the engine looked at, in its order, down to what decided. `after` are steps of others. */
export function TrailSteps({ trail, pieces, words, after }: { trail: Trail; pieces: Pieces; words: Words; after?: ReactNode }) {
  const { t } = words;
  const { subject, access } = trail;
  const judged = access === "ruled" && subject?.active;
  return (
    <ol className="border-t border-line-strong">
      {access === "open" && <Step mark="pass">{t("stepOpen")}</Step>}
      {access !== "open" && !subject && <Step mark="fail">{t("stepAnonymous")}</Step>}
      {access !== "open" && subject?.kind === "user" && (
        <Step mark={subject.active ? "pass" : "fail"} aside={t("idOf", { name: subject.name, id: String(subject.id) })}>
          {t(subject.active ? "stepActive" : "stepInactive")}
        </Step>
      )}
      {access === "signed_in" && subject?.active && <Step mark="pass">{t("stepSignedIn")}</Step>}
      {judged && subject.superuser && <Step mark="pass">{t("stepSuperuser")}</Step>}
      {judged && !subject.superuser && (
        <>
          {subject.kind === "user" && (
            <Step mark="plain">
              <p>
                {t("stepNoSuperuser")} <span className="text-ink-3">{t("stepNoSuperuserMore")}</span>
              </p>
            </Step>
          )}
          {trail.self ? <Step mark="pass">{t("stepSelf")}</Step> : <GrantSteps trail={trail} pieces={pieces} words={words} />}
        </>
      )}
      {after}
    </ol>
  );
}

function GrantSteps({ trail, pieces, words }: { trail: Trail; pieces: Pieces; words: Words }) {
  const { t } = words;
  const { apis, left, subject } = trail;
  const count = apis.length + left.apis;
  const [own, ...groups] = heldHere(trail);
  const telling = groups.filter(({ outcome }) => outcome !== "nothing");
  const silent = groups.length - telling.length + left.groups;
  return (
    <>
      <Step mark={count > 0 ? "pass" : "fail"} aside={t("ofPatterns", { count, total: trail.patterns })}>
        {t("stepPatterns", { count })}
        {apis.slice(0, SHOWN_APIS).map((api) => (
          <MatchedApi key={api.id} api={api} pieces={pieces.get(api.id) ?? [{ text: trail.path, caught: false }]} />
        ))}
        {count > SHOWN_APIS && <p className="text-ink-3">{t("morePatterns", { count: count - SHOWN_APIS })}</p>}
      </Step>
      {own && subject?.kind === "user" && (
        <Step mark={own.outcome === "grants" ? "pass" : "fail"}>
          {t(own.outcome === "grants" ? "stepDirect" : "stepNoDirect")}
          {own.outcome === "nothing" ? (
            <p className="text-ink-3">{t("directHeld", { count: trail.direct })}</p>
          ) : (
            <Methods held={own} trail={trail} words={words} />
          )}
        </Step>
      )}
      {telling.map((held) => (
        <GroupStep key={held.group?.id} held={held} trail={trail} words={words} />
      ))}
      {silent > 0 && <Step mark="plain">{t("moreGroups", { count: silent })}</Step>}
    </>
  );
}

function MatchedApi({ api: { name, pattern }, pieces }: { api: TrailApi; pieces: readonly { text: string; caught: boolean }[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {name && <b className="font-semibold">{name}</b>}
      <code className="font-mono text-xs break-all text-ink-2">{pattern}</code>
      <Icon of={ArrowRight} className="text-ink-3" />
      <CaughtPath pieces={pieces} />
    </p>
  );
}

function GroupStep({ held, trail, words }: { held: HeldHere; trail: Trail; words: Words }) {
  const { group, outcome } = held;
  if (!group) return null;
  const sentence = words.t(outcome === "grants" ? "stepGroup" : outcome === "span" ? "stepGroupSpan" : "stepGroupOther", {
    name: group.name,
  });
  const span = spanWords(words, group);
  return (
    <Step
      mark={outcome === "grants" ? "pass" : "fail"}
      aside={
        <PageLink href={paths.groupPart(group.id, "permissions")} className="text-accent-text underline underline-offset-3">
          {words.t("groupRights")}
        </PageLink>
      }
    >
      {sentence}
      {span && (
        <p className="text-warning-text">
          {words.t("membership")} {span}
        </p>
      )}
      <Methods held={held} trail={trail} words={words} />
    </Step>
  );
}

/** The methods that are held, and the asked one when it is not among them. */
function Methods({ held: { grants }, trail, words }: { held: HeldHere; trail: Trail; words: Words }) {
  const byMethod = [...new Map(grants.map((grant) => [`${grant.method} ${grant.place}`, grant])).values()];
  const missing = !grants.some(({ method }) => fitsMethod(method, trail.method));
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {byMethod.map((grant) => (
        <span key={`${grant.method} ${grant.place}`} className="inline-flex items-center gap-1.5">
          <Icon of={grant.place === "in" ? Check : Clock} className={grant.place === "in" ? "text-accent-text" : "text-warning-text"} />
          <Method of={grant.method} />
          {grant.place !== "in" && <span className="text-xs text-warning-text">{spanWords(words, grant)}</span>}
        </span>
      ))}
      {missing && (
        <span className="inline-flex items-center gap-1.5 text-danger-text">
          <Icon of={X} />
          <code className="font-mono text-xs font-semibold">{trail.method}</code>
        </span>
      )}
    </p>
  );
}
