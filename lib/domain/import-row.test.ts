import { describe, expect, it } from "vitest";
import { users as en } from "@/messages/en/users";
import { users as zh } from "@/messages/zh/users";
import { guessColumns, IMPORT_FIELDS } from "./import-columns";
import { levelCounts, placesOf } from "./import-plan";
import { groupFinder, readImportRow } from "./import-row";

const groupId = groupFinder([
  { id: 1, name: "Group 1" },
  { id: 2, name: "1" },
]);
const read = (row: Partial<Record<(typeof IMPORT_FIELDS)[number], string>>) =>
  readImportRow(Object.values(row), guessColumns(Object.keys(row)), groupId);

describe("the columns of a table", () => {
  it("are known by the names that our pages give them, in both languages", () => {
    for (const t of [en, zh]) {
      const heads = [t.username, t.password, t.lastName, t.firstName, t.gender, t.email, t.phone, t.groups, t.isActive, t.isStaff];
      expect(guessColumns([...heads, t.dingding, t.wechat, t.workId, t.school])).toEqual(IMPORT_FIELDS);
    }
  });

  it("are known whatever their case and signs, each once, and others are left out", () => {
    expect(guessColumns(["User_Name", "ＥMAIL", "e-mail", "备注", " 手机号 ", "手机号码"])).toEqual([
      "username",
      "email",
      null,
      null,
      "phone",
      null,
    ]);
  });
});

describe("a row", () => {
  it("is read by the rules of a new user, in the words that people write", () => {
    const { draft, warnings } = read({ username: " user1 ", gender: "女", is_active: "否", groups: "Group 1；1", phone: "13800000001" });
    expect(draft.issues).toEqual([]);
    expect(draft.values).toEqual({ username: "user1", gender: "female", is_active: false, groups: [1, 2], phone: "13800000001" });
    expect(warnings).toEqual(["no_password"]);
  });

  it("tells every broken rule", () => {
    const { draft } = read({ username: "", password: "short", gender: "x", is_staff: "perhaps", groups: "Group 1;nobody", school_id: "x" });
    expect(draft.issues.map(({ field, rule }) => `${field} ${rule}`).sort()).toEqual([
      "gender choice",
      "groups group_unknown",
      "is_staff boolean",
      "password min_length",
      "school_id pk_type",
      "username required",
    ]);
  });

  it("keeps the spaces of a password, and is warned of where something looks wrong", () => {
    const { draft, warnings } = readImportRow(["user1", " correct horse ", "1.38E+10", "more"], ["username", "password", "phone"], groupId);
    expect(draft.values.password).toBe(" correct horse ");
    expect(warnings).toEqual(["odd_phone", "extra_cells"]);
  });
});

describe("a dry run", () => {
  it("is told with errors first", () => {
    const plan = { levels: "owe", named: true };
    expect(placesOf(plan, null)).toEqual([3, 2, 1]);
    expect(placesOf({ ...plan, named: false }, "warning")).toEqual([1]);
    expect(levelCounts(plan)).toEqual({ error: 1, warning: 1, ok: 1 });
  });
});
