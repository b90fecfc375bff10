import { utcTime } from "@/lib/domain/time";
import type { Answer } from "@/lib/http/dialect";
import type { View } from "@/lib/http/endpoint";
import type { Health, Release } from "@/lib/services/health";
import { succeeded } from "./dialect";

/** A program whose database answers, at the moment of the call. */
export function health({ version, environment }: Health, { time }: View): Answer {
  const timestamp = utcTime(time);
  return succeeded({ status: "healthy", timestamp, version, environment, service: "gatehouse", database: "connected" });
}

/** What runs here; all texts. */
export function release({ version, environment, build, commit }: Release): Answer {
  const names = { app_name: "Gatehouse", app_title: "Gatehouse", project_name: "gatehouse" };
  return succeeded({ ...names, version, api_version: "v1", environment, build, commit, runtime: "nodejs" });
}
