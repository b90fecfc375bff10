import { Check, X } from "lucide-react";
import { Part } from "@/components/apis/part";
import { SamplesField } from "@/components/apis/samples-field";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { djangoRoute, isFault, patternNotes } from "@/lib/domain/pattern-notes";
import type { ApiPage } from "@/lib/web/api-page";
import { texts } from "@/lib/web/texts";
import { Overlaps } from "./overlaps";
import { RealCalls } from "./real-calls";
import { TriedPath } from "./tried-path";

interface PatternLabProps {
  page: ApiPage;
  /** The pattern was not saved like this. */
  changed: boolean;
}

/** What the engine makes of a pattern: notes, tried paths, other spellings, other APIs, and the calls of the log. */
export async function PatternLab({ page: { values, samples, answer, made, names }, changed }: PatternLabProps) {
  const [t, { pattern }] = [await texts("apis"), values];
  const works = answer !== null && answer.problem === null;
  const notes = works ? patternNotes(pattern) : [];
  const faults = notes.filter(isFault);
  return (
    <section className="grid content-start gap-5 text-sm" aria-label={t("lab")}>
      {faults.length > 0 && (
        <Note look="warning">
          {faults.map((note) => (
            <p key={note}>{t(`note.${note}`, { suggestion: djangoRoute(pattern) ?? "" })}</p>
          ))}
        </Note>
      )}
      <div className="grid gap-2">
        <SamplesField label={t("samples")} hint={t("samplesHint")} value={samples} />
        {made && works && answer.samples.length > 0 && <p className="text-xs text-ink-3">{t("made")}</p>}
        {answer && answer.samples.length > 0 && (
          <ul className="border-t border-line">
            {answer.samples.map((verdict, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same path may be tried twice
              <TriedPath key={at} of={verdict} />
            ))}
          </ul>
        )}
      </div>
      {works && <RealCalls of={answer.real} changed={changed} />}
      {works && <Overlaps of={answer.overlaps} names={names} />}
      {works && answer.spellings.length > 0 && (
        <Part title={t("spellings")} lead={t("spellingsLead")}>
          <ul className="border-t border-line">
            {answer.spellings.map(({ spelling, raw, judged, matches }) => (
              <li
                key={spelling}
                className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint py-1.5"
              >
                <Icon of={matches ? Check : X} className={matches ? "text-success-text" : "text-danger-text"} />
                <code className="font-mono text-xs break-all">{raw}</code>
                <span className="text-right text-xs text-ink-3">{t(`spelling.${spelling}`)}</span>
                <span className="col-start-2 text-xs break-all text-ink-3">
                  {t(matches ? "matches" : "misses")}
                  {judged !== raw && ` · ${t("judgedAs", { path: judged })}`}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {works && notes.some((note) => !isFault(note)) && (
        <Part title={t("notes")}>
          <ul className="grid list-disc gap-1 pl-5 text-ink-2">
            {notes
              .filter((note) => !isFault(note))
              .map((note) => (
                <li key={note}>{t(`note.${note}`, { suggestion: "" })}</li>
              ))}
          </ul>
        </Part>
      )}
    </section>
  );
}
