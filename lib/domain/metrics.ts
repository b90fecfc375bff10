/** One value of a family; `suffix` completes the family's name, as `_bucket` of a histogram. */
export interface Sample {
  readonly suffix?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What is measured under one name. Times are in seconds and sizes in bytes, as Prometheus wants them. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
}

/** Bounds of the histogram of answer times, in milliseconds. */
export const DURATION_BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500] as const;

/** The answer times of one dialect: how many took at most so long, bound by bound, and all of them. */
export interface Durations {
  readonly within: number[];
  count: number;
  milliseconds: number;
}

/** A text with its content type. */
export interface PlainText {
  readonly type: string;
  readonly text: string;
}

/** The content type of the text format. */
export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Families in the text format of Prometheus (version 0.0.4). Families without a sample are left out. */
export function metricsText(families: readonly MetricFamily[]): string {
  const parts = families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map(lineOf(name))].join("\n"));
  return `${parts.join("\n")}\n`;
}

/** The histogram family of answer times by dialect. */
export function durationFamily(name: string, help: string, by: ReadonlyMap<string, Durations>): MetricFamily {
  const samples = [...by].flatMap(([dialect, { within, count, milliseconds }]): Sample[] => [
    ...DURATION_BOUNDS.map((bound, at) => ({
      suffix: "_bucket",
      labels: { dialect, le: String(bound / 1000) },
      value: within[at] ?? 0,
    })),
    { suffix: "_bucket", labels: { dialect, le: "+Inf" }, value: count },
    { suffix: "_sum", labels: { dialect }, value: milliseconds / 1000 },
    { suffix: "_count", labels: { dialect }, value: count },
  ]);
  return { name, help, type: "histogram", samples };
}

function lineOf(name: string): (sample: Sample) => string {
  return ({ suffix = "", labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
  };
}

function escaped(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}
