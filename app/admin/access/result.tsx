import { Step } from "@/components/access/step";
import { CopyButton } from "@/components/ui/copy-button";
import { PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { paths } from "@/lib/paths";
import { testAccess } from "@/lib/services/access-test";
import { type AccessQuery, piecesOf } from "@/lib/web/access";
import { apiOrigin } from "@/lib/web/api-docs";
import { load } from "@/lib/web/load";
import { Fixes, NearMisses } from "./fixes";
import { OthersWhoMay } from "./others";
import { TrailSteps } from "./trail-steps";
import { Verdict } from "./verdict";
import type { Words } from "./words";

/** The answer to the question that the address asks. */
export async function Result({ query, words }: { query: AccessQuery; words: Words }) {
  const { call, tested: who, method, draft } = query;
  if (!call) return null;
  const { t } = words;
  const answer = await load(testAccess, {}, { who, method, path: call.path, draft });
  if ("unknown" in answer) return <Unknown query={query} names={answer.unknown} words={words} />;
  const { trail, object, served, fixes, others } = answer.tested;
  const origin = await apiOrigin();
  const link = paths.accessTest({ as: query.as, who: query.who, method, url: call.path, draft });
  const taken = call.host && call.query ? t("takenBoth") : call.host ? t("takenHost") : call.query ? t("takenQuery") : "";
  const alias = trail.method !== (method === "HEAD" ? "GET" : method);
  return (
    <div className="grid gap-5">
      <Verdict
        trail={trail}
        object={object}
        words={words}
        acts={
          <>
            <CopyButton wide text={`${origin}${link}`} label={t("copyLink")} copied={t("copied")} />
            <CopyButton wide text={curlOf(method, `${origin}${call.path}`)} label={t("curl")} copied={t("copied")} />
          </>
        }
      />
      {(taken !== "" || trail.path !== call.path || alias || served === "no_method" || served === "no_address") && (
        <Note look="info">
          {taken !== "" && <p>{t("taken", { what: taken })}</p>}
          {alias && <p>{t("judgedAs", { method: trail.method, path: trail.path })}</p>}
          {!alias && trail.path !== call.path && <p className="break-all">{t("respelled", { path: trail.path })}</p>}
          {served === "no_method" && <p>{t("noMethod")}</p>}
          {served === "no_address" && <p>{t("noAddress")}</p>}
        </Note>
      )}
      <section className="grid gap-1.5" aria-labelledby="how-title">
        <h3 id="how-title" className="text-sm font-normal text-ink-2">
          {t("how")}
        </h3>
        <TrailSteps
          trail={trail}
          pieces={piecesOf(trail)}
          words={words}
          after={
            object && (
              <Step mark={object === "passed" ? "pass" : "fail"}>
                <p>
                  {t("stepObject")} <span className="text-ink-3">{t(OBJECT[object])}</span>
                </p>
              </Step>
            )
          }
        />
      </section>
      <NearMisses trail={trail} words={words} />
      {!trail.allowed && (
        <Fixes trail={trail} fixes={fixes} to={paths.accessTest({ ...linkParts(query), url: call.path, draft: true })} words={words} />
      )}
      {trail.access === "ruled" && <OthersWhoMay others={others} words={words} />}
    </div>
  );
}

function Unknown({ query, names, words: { t } }: { query: AccessQuery; names: readonly string[]; words: Words }) {
  return (
    <div className="grid gap-3 text-sm">
      <Note look="warning">
        <p className="break-words">{t(query.as === "group" ? "unknownGroup" : "unknownUser", { name: query.who })}</p>
      </Note>
      {names.length > 0 && (
        <p className="flex flex-wrap gap-x-3 gap-y-1">
          <span className="text-ink-2">{t("near")}</span>
          {names.map((who) => (
            <PageLink
              key={who}
              href={paths.accessTest({ ...linkParts(query), who })}
              className="rounded-sm text-accent-text underline underline-offset-3"
            >
              {who}
            </PageLink>
          ))}
        </p>
      )}
    </div>
  );
}

const OBJECT = { passed: "objectPassed", forbidden: "objectForbidden", not_found: "objectMissing" } as const;

function linkParts({ as, who, method, url, draft }: AccessQuery) {
  return { as, who, method, url, draft };
}

/** The call for a shell, with a place for the token. */
function curlOf(method: string, address: string): string {
  return `curl -X ${method} -H 'Authorization: Bearer <token>' '${address.replaceAll("'", "%27")}'`;
}
