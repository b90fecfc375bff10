import { access } from "./en/access";
import { apis } from "./en/apis";
import { assertions } from "./en/assertions";
import { docs } from "./en/docs";
import { entry } from "./en/entry";
import { errors } from "./en/errors";
import { explorer } from "./en/explorer";
import { general } from "./en/general";
import { groups } from "./en/groups";
import { imports } from "./en/imports";
import { jobs } from "./en/jobs";
import { matrix } from "./en/matrix";
import { me } from "./en/me";
import { overview } from "./en/overview";
import { plan } from "./en/plan";
import { policyFile } from "./en/policy-file";
import { removals } from "./en/removals";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { table } from "./en/table";
import { users } from "./en/users";
import { validity } from "./en/validity";

/** All English texts, by area. The shape of this catalogue is what every other language must have. */
export const en = {
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

export type Messages = typeof en;
export type Area = keyof Messages;
