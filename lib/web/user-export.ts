import { config } from "@/lib/config";
import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { maskedPhone } from "@/lib/domain/masks";
import { idsOf } from "@/lib/domain/primary-key";
import { plainTime } from "@/lib/domain/time";
import type { UserExport } from "@/lib/domain/user-directory";
import type { UserRecord } from "@/lib/domain/user-record";
import { exportUsers } from "@/lib/services/user-export";
import { download } from "./download";
import type { SearchParams } from "./table-query";
import { texts } from "./texts";
import { directoryQuery, USER_COLUMNS, type UserColumn, userListQuery } from "./user-list";

/**
 * The CSV file of the users that the address chooses as the list does: those that the filter finds, or with `act` the marked ones. Its
 * columns are the ones chosen for the list, or all; phones are masked as there.
 */
export async function downloadUsers(sent: SearchParams): Promise<Response> {
  const query = userListQuery(sent);
  const columns = sent.cols === undefined ? USER_COLUMNS : query.columns;
  const told = await columnWords();
  return download({
    run: exportUsers,
    input: wantedUsers(sent),
    name: "users.csv",
    type: "text/csv; charset=utf-8",
    pieces: async function* ({ users, groupName }) {
      yield CSV_START + csvRecord(columns.flatMap((id) => told[id].heads));
      for await (const portion of users) {
        yield portion.map((user) => csvRecord(columns.flatMap((id) => told[id].cells(user, groupName)))).join("");
      }
    },
  });
}

function wantedUsers(sent: SearchParams): UserExport {
  if (sent.act !== undefined && sent.all !== "1") return { ids: idsOf([sent.ids ?? []].flat().join(",")) };
  const { filter, sort, descending } = directoryQuery(userListQuery(sent));
  return { filter, sort, descending };
}

interface ColumnWords {
  readonly heads: readonly string[];
  readonly cells: (user: UserRecord, groupName: (id: number) => string) => readonly string[];
}

/** What each column of the list becomes in a file, in the reader's language and the zone of the settings. */
async function columnWords(): Promise<Readonly<Record<UserColumn, ColumnWords>>> {
  const [t, general] = await Promise.all([texts("users"), texts("general")]);
  const zone = config("APP_TIME_ZONE");
  const flag = (on: boolean) => (on ? general("yes") : general("no"));
  const time = (at: Date | null) => (at ? plainTime(at, zone) : "");
  const one = (head: string, cell: (user: UserRecord) => string | null): ColumnWords => ({
    heads: [head],
    cells: (user) => [cell(user) ?? ""],
  });
  return {
    user: {
      heads: [t("username"), t("lastName"), t("firstName"), t("isSuperuser"), t("isStaff")],
      cells: ({ values }) => [values.username, values.last_name, values.first_name, flag(values.is_superuser), flag(values.is_staff)],
    },
    groups: { heads: [t("groups")], cells: ({ groups }, groupName) => [groups.map(groupName).join(";")] },
    status: one(t("isActive"), ({ values }) => flag(values.is_active)),
    last_login: one(t("lastSignIn"), ({ lastLogin }) => time(lastLogin)),
    phone: one(t("phone"), ({ values }) => maskedPhone(values.phone)),
    email: one(t("email"), ({ values }) => values.email),
    created: one(t("joined"), ({ createdAt }) => time(createdAt)),
    dingding: one(t("dingding"), ({ values }) => values.dingding),
    wechat: one(t("wechat"), ({ values }) => values.wechat),
    work_id: one(t("workId"), ({ values }) => values.work_id),
    id: one(t("id"), ({ id }) => String(id)),
  };
}
