import { CircleAlert, CircleCheck } from "lucide-react";
import { PatternCode } from "@/components/apis/pattern-code";
import { Icon } from "@/components/ui/icon";
import type { PatternAnswer } from "@/lib/services/api-directory";
import { faultWords } from "@/lib/web/pattern-fault";
import { patternSentence, sentencePieces } from "@/lib/web/pattern-words";
import { texts } from "@/lib/web/texts";

/** Under the pattern: whether RE2 takes it, where not, and what it says in words. */
export async function PatternStatus({ pattern, answer }: { pattern: string; answer: PatternAnswer | null }) {
  const t = await texts("apis");
  if (!answer) return <p className="text-ink-3">{t("empty")}</p>;
  if (answer.problem) {
    const { at } = answer.problem;
    const problem = faultWords(t, answer.problem.problem);
    return (
      <>
        <p className="flex items-start gap-1.5 text-danger-text">
          <Icon of={CircleAlert} className="mt-0.5" />
          {at === undefined ? t("refused", { problem }) : t("refusedAt", { problem, at: at + 1 })}
        </p>
        {at !== undefined && (
          <pre className="overflow-x-auto rounded-md bg-surface-sunken px-3 py-2 font-mono text-xs" aria-hidden="true">
            <PatternCode of={pattern} at={at} />
            {`\n${" ".repeat(Array.from(pattern.slice(0, at)).length)}^`}
          </pre>
        )}
      </>
    );
  }
  const sentence = await patternSentence(pattern);
  return (
    <p className="text-ink-2">
      <span className="mr-2 inline-flex items-center gap-1.5 text-success-text">
        <Icon of={CircleCheck} />
        {t("compiles")}
      </span>
      {sentencePieces(sentence ?? "").map((piece, at) =>
        at % 2 === 0 ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
          <code key={at} className="font-mono text-xs leading-[1.35] text-ink">
            {piece}
          </code>
        ),
      )}
    </p>
  );
}
