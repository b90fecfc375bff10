import { describe, expect, it } from "vitest";
import { effectiveDraft, type TeacherChanges } from "./teacher-edit";
import { USER_DEFAULTS, type UserRecord } from "./user-record";

const ORDER = ["password", "is_superuser", "username", "email", "phone", "is_grade", "groups"];
const user: UserRecord = {
  id: 7,
  values: { ...USER_DEFAULTS, username: "user1", phone: "13800000001", email: "user1@example.com" },
  lastLogin: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  groups: [1],
  permissions: [],
};

function left(values: Partial<TeacherChanges>, { privileged = false, of = user, sent = values as Record<string, unknown> } = {}) {
  return effectiveDraft({ draft: { values, issues: [], order: ORDER }, sent }, of, privileged).values;
}

describe("effectiveDraft", () => {
  it("keeps what is new", () => {
    const values = { password: "x", username: "user2", phone: "13800000002", email: null };
    expect(left(values)).toEqual(values);
  });

  it("leaves out what repeats the shown value, masked or not", () => {
    expect(left({ password: "********", username: "user1", phone: "13800000001", email: "user1@example.com" })).toEqual({});
    expect(left({ phone: "138****0001", email: "u***@example.com" })).toEqual({});
    expect(left({ username: "user1" }, { sent: { username: " user1 " } })).toEqual({});
  });

  it("leaves out fields of superusers unless the caller is one", () => {
    const values = { is_superuser: true, is_grade: 1, groups: [2] };
    expect([left(values), left(values, { privileged: true })]).toEqual([{}, values]);
  });

  it("leaves out the issues with the fields", () => {
    const issues = [
      { field: "phone", rule: "blank" },
      { field: "is_grade", rule: "choice" },
      { field: "username", rule: "blank" },
    ] as const;
    const bare = { ...user, values: { ...user.values, phone: null } };
    const sent = { phone: "", is_grade: "x", username: "" };
    expect(effectiveDraft({ draft: { values: {}, issues, order: ORDER }, sent }, bare, false).issues).toEqual([issues[2]]);
  });

  it("takes an empty e-mail of another document for none", () => {
    const other = { ...user, values: { ...user.values, email: "" } };
    expect(left({ email: null }, { of: other, sent: { email: "" } })).toEqual({});
  });
});
