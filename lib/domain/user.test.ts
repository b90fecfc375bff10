import { describe, expect, it } from "vitest";
import { deletionRefusal, isProtected, isSelf, standingRefusals, teacherEditRefusal } from "./user";

const ordinary = { id: 1, isSuperuser: false, isSuper: 0, isGrade: 0 };
const teacher = { ...ordinary, id: 2, isGrade: 3 };
const head = { ...ordinary, id: 3, isSuper: 1 };
const superuser = { ...ordinary, id: 4, isSuperuser: true };

describe("rank predicates", () => {
  it("protects superusers and super administrators only", () => {
    expect([ordinary, teacher, head, superuser].map(isProtected)).toEqual([false, false, true, true]);
  });

  it("knows one's own account by its id", () => {
    expect(isSelf(ordinary, { id: 1 })).toBe(true);
    expect(isSelf(ordinary, { id: 2 })).toBe(false);
  });
});

describe("the last active superuser", () => {
  it("is not deleted, alone or in a batch", () => {
    expect(deletionRefusal(0, 1)).toBeNull();
    expect(deletionRefusal(0, 0)).toBeNull();
    expect(deletionRefusal(1, 2)).toBeNull();
    expect(deletionRefusal(1, 1)).toBe("last_superuser_deleted");
    expect(deletionRefusal(2, 2)).toBe("last_superuser_deleted");
  });

  it("is neither demoted nor deactivated", () => {
    const last = { isSuperuser: true, isActive: true };
    expect(standingRefusals(last, { isSuperuser: false }, 0)).toEqual([{ field: "isSuperuser", rule: "last_superuser_demoted" }]);
    expect(standingRefusals(last, { isActive: false }, 0)).toEqual([{ field: "isActive", rule: "last_superuser_deactivated" }]);
    expect(standingRefusals(last, { isSuperuser: false, isActive: false }, 0)).toHaveLength(2);
    expect(standingRefusals(last, { isSuperuser: true, isActive: true }, 0)).toEqual([]);
  });

  it("is free when another remains, and an inactive or ordinary account is not the last one", () => {
    const change = { isSuperuser: false, isActive: false };
    expect(standingRefusals({ isSuperuser: true, isActive: true }, change, 1)).toEqual([]);
    expect(standingRefusals({ isSuperuser: true, isActive: false }, change, 0)).toEqual([]);
    expect(standingRefusals({ isSuperuser: false, isActive: true }, change, 0)).toEqual([]);
  });
});

describe("who changes a user by the excourse document", () => {
  const columns = ["self", "other", "super administrator", "superuser", "rights beyond"];
  const row = (caller: typeof ordinary) => {
    const other = { ...ordinary, id: 9 };
    return [
      teacherEditRefusal(caller, caller, true),
      teacherEditRefusal(caller, other, false),
      teacherEditRefusal(caller, { ...other, isSuper: 1 }, false),
      teacherEditRefusal(caller, { ...other, isSuperuser: true }, false),
      teacherEditRefusal(caller, other, true),
    ];
  };

  it.each([
    ["ordinary", ordinary, [null, "own_only", "own_only", "own_only", "own_only"]],
    ["grade manager", teacher, [null, null, "protected", "protected", "protected"]],
    ["super administrator", head, [null, null, "protected", "protected", "protected"]],
    ["superuser", superuser, [null, null, null, null, null]],
  ])(`%s on ${columns.join(", ")}`, (_name, caller, expected) => {
    expect(row(caller)).toEqual(expected);
  });
});
