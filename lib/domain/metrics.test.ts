import { expect, it } from "vitest";
import { DURATION_BOUNDS, durationFamily, metricsText } from "./metrics";

it("is the text format: help, type, then a line for each sample with its labels escaped", () => {
  const jobs = { name: "jobs", help: "Jobs.", type: "gauge", samples: [{ labels: { state: 'a"b\\c\nd' }, value: 2 }] } as const;
  const up = { name: "up", help: "Up.", type: "gauge", samples: [{ value: 1 }] } as const;
  const none = { name: "none", help: "None.", type: "counter", samples: [] } as const;
  expect(metricsText([jobs, none, up])).toBe(
    '# HELP jobs Jobs.\n# TYPE jobs gauge\njobs{state="a\\"b\\\\c\\nd"} 2\n# HELP up Up.\n# TYPE up gauge\nup 1\n',
  );
});

it("a histogram counts up to the bucket without an end, in seconds", () => {
  const within = DURATION_BOUNDS.map((bound) => (bound < 25 ? 1 : 3));
  const text = metricsText([durationFamily("took", "Took.", new Map([["base", { within, count: 4, milliseconds: 5250 }]]))]);
  expect(text).toContain('took_bucket{dialect="base",le="0.01"} 1\n');
  expect(text).toContain('took_bucket{dialect="base",le="0.025"} 3\n');
  expect(text).toContain('took_bucket{dialect="base",le="+Inf"} 4\n');
  expect(text).toContain('took_sum{dialect="base"} 5.25\n');
  expect(text).toContain('took_count{dialect="base"} 4\n');
});
