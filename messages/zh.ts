import type { Messages } from "./en";
import { access } from "./zh/access";
import { apis } from "./zh/apis";
import { assertions } from "./zh/assertions";
import { docs } from "./zh/docs";
import { entry } from "./zh/entry";
import { errors } from "./zh/errors";
import { explorer } from "./zh/explorer";
import { general } from "./zh/general";
import { groups } from "./zh/groups";
import { imports } from "./zh/imports";
import { jobs } from "./zh/jobs";
import { matrix } from "./zh/matrix";
import { me } from "./zh/me";
import { overview } from "./zh/overview";
import { plan } from "./zh/plan";
import { policyFile } from "./zh/policy-file";
import { removals } from "./zh/removals";
import { settings } from "./zh/settings";
import { shell } from "./zh/shell";
import { table } from "./zh/table";
import { users } from "./zh/users";
import { validity } from "./zh/validity";

/** All Chinese texts, by area. */
export const zh: Messages = {
  general,
  shell,
  entry,
  me,
  table,
  users,
  groups,
  plan,
  matrix,
  imports,
  apis,
  assertions,
  validity,
  policyFile,
  jobs,
  removals,
  overview,
  settings,
  errors,
  explorer,
  docs,
  access,
};
