/** The address of every page; links come from here. */
export const paths = {
  home: "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  register: "/register",
  reset: (token: string) => `/reset/${token}`,
  me: "/me",
  myPassword: "/me/password",
  mySessions: "/me/sessions",
  myAccess: "/me/access",
  admin: "/admin",
  find: (text: string) => `/admin/find?q=${encodeURIComponent(text)}`,
  users: "/admin/users",
  newUser: "/admin/users/new",
  importUsers: "/admin/users/import",
  userImport: (id: number | string) => `/admin/users/import/${id}`,
  exportUsers: "/admin/users/export",
  user: (id: number | string) => `/admin/users/${id}`,
  userPart: (id: number | string, part: "groups" | "permissions" | "sessions" | "activity" | "json" | "reset") =>
    `/admin/users/${id}/${part}`,
  userBatch: (act: string, ids: string) => `/admin/users/batch?act=${act}&ids=${ids}`,
  recycle: "/admin/users/recycle",
  groups: "/admin/groups",
  newGroup: "/admin/groups/new",
  compareGroups: "/admin/groups/compare",
  mergeGroups: "/admin/groups/merge",
  group: (id: number | string) => `/admin/groups/${id}`,
  groupPart: (id: number | string, part: "permissions" | "rename" | "clone" | "delete") => `/admin/groups/${id}/${part}`,
  apis: "/admin/apis",
  newApi: "/admin/apis/new",
  api: (id: number | string) => `/admin/apis/${id}`,
  deleteApi: (id: number | string) => `/admin/apis/${id}/delete`,
  importApis: "/admin/apis/import",
  apiCoverage: "/admin/apis/coverage",
  permissions: "/admin/permissions",
  permissionsOf: (pivot: "group" | "user" | "api", id: number | string) => `/admin/permissions?${pivot}=${id}`,
  plan: "/admin/plan",
  expiring: "/admin/permissions/expiring",
  validity: (ref: string) => `/admin/permissions/validity/${ref}`,
  policyFile: "/admin/permissions/policy",
  assertions: "/admin/assertions",
  access: "/admin/access",
  log: (name: "login" | "op" | "error") => `/admin/logs/${name === "op" ? "operation" : name}`,
  logPart: (name: "login" | "op" | "error", part: "delete" | "export" | "tail") => `${paths.log(name)}/${part}`,
  accessTest: (test: { who?: string; as?: string; method: string; url: string; draft?: boolean }) =>
    `/admin/access?${new URLSearchParams({ as: test.as ?? "user", who: test.who ?? "", method: test.method, url: test.url, ...(test.draft && { draft: "true" }) })}`,
  accessBatch: "/admin/access/batch",
  accessBatchFile: "/admin/access/batch/file",
  decisions: "/admin/decisions",
  decision: (id: string) => `/admin/decisions/${id}`,
  retention: "/admin/logs/retention",
  receipts: (before?: number) => (before === undefined ? "/admin/logs/receipts" : `/admin/logs/receipts?before=${before}`),
  jobs: "/admin/jobs",
  job: (id: number | string) => `/admin/jobs/${id}`,
  jobReport: (id: number | string) => `/admin/jobs/${id}/report`,
  jobFile: (id: number | string) => `/admin/jobs/${id}/file`,
  jobTray: "/admin/jobs/tray",
  settings: "/admin/settings",
  settingsPart: (part: "sms" | "schools") => `/admin/settings/${part}`,
  docs: "/docs",
  docsOf: (operation: string) => `/docs/${operation}`,
} as const;

/** Carries the called path and query from the proxy to the pages. The host deletes what a client sends under this name. */
export const PATH_HEADER = "x-gatehouse-path";

/** Names the size of a streamed file to the host, which sends it as `Content-Length`: from a page's route Next lets none pass. */
export const SIZE_HEADER = "x-gatehouse-size";

/**
 * Where to go after a sign-in: `next` when it is a page of ours, else null. Only paths count, so that no link of a stranger can
 * send a signed-in person to another site.
 */
export function returnAddress(next: string | null | undefined): string | null {
  if (!next?.startsWith("/") || next.length > 2000) return null;
  if (!URL.canParse(next, BASE)) return null;
  const { origin, pathname, search } = new URL(next, BASE);
  return origin === BASE && PAGES.test(pathname) ? `${pathname}${search}` : null;
}

/** A path as it may stand in a log, without its query: one-time links are secrets. */
export function loggedPath(path: string): string {
  return path.replace(/[?#].*$/, "").replace(/^\/(setup|reset)\/.+/, "/$1/{token}");
}

const BASE = "http://gatehouse.invalid";
const PAGES = /^\/(?:me|admin|docs)(?:\/|$)/;
