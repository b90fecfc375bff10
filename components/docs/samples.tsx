import { curlSample, javascriptSample, pythonSample, type SampleCall } from "@/lib/domain/api-samples";
import { CodeBlock } from "./code-block";

interface SamplesProps {
  call: SampleCall;
  /** Sets the samples of one call apart from those of another on the page: one of each is open at a time. */
  name: string;
  copy: { readonly label: string; readonly done: string };
}

/** A call in three languages, by the browser's own means. */
export function Samples({ call, name, copy }: SamplesProps) {
  return (
    <div className="grid grid-cols-1">
      {SAMPLES.map(({ language, write }, index) => (
        <details key={language} name={name} open={index === 0} className="group border-b border-line-faint">
          <summary className="flex h-8 items-center rounded-sm text-sm text-ink-2 -outline-offset-2 group-open:font-semibold group-open:text-ink hover:text-ink max-sm:h-10">
            {language}
          </summary>
          <div className="pb-2.5">
            <CodeBlock text={write(call)} label={language} copy={copy} />
          </div>
        </details>
      ))}
    </div>
  );
}

const SAMPLES = [
  { language: "curl", write: curlSample },
  { language: "JavaScript", write: javascriptSample },
  { language: "Python", write: pythonSample },
] as const;
