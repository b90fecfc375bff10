import type { UserActor } from "@/lib/access/actor";
import { ENDED_STATES, type JobState, LIVE_STATES } from "@/lib/domain/job";
import { paths } from "@/lib/paths";
import { listJobs } from "@/lib/services/jobs";
import { load } from "./load";
import { may } from "./may";
import { type SearchParams, type TableQuery, tableQuery } from "./table-query";

/** The columns of the job list, in order. */
const JOB_COLUMNS = ["job", "owner", "state", "progress", "started", "ended", "number"] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];
/** What the list can be narrowed to, in order, and the states that are meant. */
const JOB_FACETS = {
  all: [...LIVE_STATES, ...ENDED_STATES],
  live: LIVE_STATES,
  done: ["done"],
  failed: ["failed"],
  cancelled: ["cancelled"],
} as const satisfies Record<string, readonly JobState[]>;
export type JobFacet = keyof typeof JOB_FACETS;
export const FACET_NAMES = ["all", "live", "done", "failed", "cancelled"] as const satisfies readonly JobFacet[];

export type JobListQuery = TableQuery<"id", JobFacet, JobColumn>;

/** The state of the job list by the address of the page. */
export function jobListQuery(sent: SearchParams): JobListQuery {
  return tableQuery(sent, {
    ...{ path: paths.jobs, sorts: ["id"] as const, first: { by: "id", descending: true }, facets: FACET_NAMES },
    ...{ columns: JOB_COLUMNS, shown: ["job", "owner", "state", "progress", "started"], extra: ["mine"] },
  });
}

/** What the list shows the actor: everybody's jobs by right, else the own ones, and how many jobs each facet has. */
export async function listedJobs(actor: UserActor, { facet, extra, page, size }: JobListQuery) {
  const everybody = may(actor, listJobs);
  const params = everybody && extra.mine === undefined ? {} : { own: "true" };
  const window = { limit: size, offset: (page - 1) * size };
  const { counts, jobs } = await load(listJobs, params, { states: JOB_FACETS[facet], window });
  const sum = (name: JobFacet) => JOB_FACETS[name].reduce((all, state) => all + (counts[state] ?? 0), 0);
  return {
    everybody,
    jobs,
    counts: { all: sum("all"), live: sum("live"), done: sum("done"), failed: sum("failed"), cancelled: sum("cancelled") },
  };
}
