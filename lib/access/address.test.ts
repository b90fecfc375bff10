import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalPath, fillTemplate, pathForms } from "./address";

describe("the canonical path", () => {
  it.each([
    ["/account/user/", "/account/user/"],
    ["/api/account/user", "/account/user"],
    ["/api/myapp/log/op/delete?ids=1", "/myapp/log/op/delete"],
    ["/api/users/5", "/users/5"],
    ["/api/vertifications/", "/vertifications/"],
    ["/api/account", "/account"],
    ["/api/accounts/", "/api/accounts/"],
    ["/api/v1/base/health", "/api/v1/base/health"],
    ["/api/api/account/", "/api/api/account/"],
    ["/API/account/", "/API/account/"],
    ["/account/user/%35/", "/account/user/5/"],
    ["/account/user/%2535/", "/account/user/%35/"],
    ["/account/user/%25%32%46/", "/account/user/%2F/"],
    ["/account//user///5", "/account/user/5"],
    ["/account\\user\\5", "/account/user/5"],
    ["/account/user/1%2f..%2f2", "/account/user/2"],
    ["/account/user/%5c2", "/account/user/2"],
    ["/account/./user/../user/5/.", "/account/user/5/"],
    ["/account/user/5/..", "/account/user/"],
    ["/../../account/", "/account/"],
    ["/api/x/../account/user/", "/account/user/"],
    ["/account/user/%ff/", "/account/user/%ff/"],
    ["/account/user/%zz/%", "/account/user/%zz/%"],
    ["/users/%E5%BC%A0/", "/users/张/"],
    ["/account/user/#x", "/account/user/"],
    ["", "/"],
    ["account/user", "/account/user"],
  ])("of %s is %s", (raw, path) => {
    expect(canonicalPath(raw)).toBe(path);
  });

  const raws = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("/", "\\", ".", "..", "api", "account", "%2f", "%5C", "%2e", "%25", "%ff", "%", "?", "a", "5", "张"))
      .map((parts) => parts.join("")),
  );

  it("is well formed for every input", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const path = canonicalPath(raw);
        expect(path.startsWith("/")).toBe(true);
        expect(path).not.toMatch(/\/\/|\\|\/\.\.?(\/|$)/);
        expect(path).not.toMatch(/^\/api\/(myapp|account|users|vertifications)(\/|$)/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays as it is when nothing is left to decode", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const path = canonicalPath(raw);
        fc.pre(!/[%?#]/.test(path));
        expect(canonicalPath(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the forms of a path", () => {
  it("are with and without the trailing slash", () => {
    expect(pathForms("/account/user/")).toEqual(["/account/user/", "/account/user"]);
    expect(pathForms("/account/user")).toEqual(["/account/user", "/account/user/"]);
    expect(pathForms("/")).toEqual(["/"]);
  });

  it("have both spellings for the bulk delete of users only", () => {
    const all = [
      "/account/user/multiple_delete",
      "/account/user/multiple_delete/",
      "/account/usr/multiple_delete",
      "/account/usr/multiple_delete/",
    ];
    for (const path of all) expect(pathForms(path).toSorted()).toEqual(all);
    expect(pathForms("/account/group/multiple_delete/")).toHaveLength(2);
    expect(pathForms("/account/usr/")).toHaveLength(2);
  });
});

describe("a filled template", () => {
  it.each([
    [{ pk: 5 }, "/account/user/5/"],
    [{ pk: "005" }, "/account/user/5/"],
    [{ pk: "000" }, "/account/user/0/"],
    [{ pk: "%35" }, "/account/user/%35/"],
    [{ pk: "0x5" }, "/account/user/0x5/"],
    [{ pk: "1/../2" }, "/account/user/2/"],
    [{}, "/account/user/{pk}/"],
  ])("with %o is %s", (params, path) => {
    expect(fillTemplate("/account/user/{pk}/", params)).toBe(path);
  });

  it("takes several names", () => {
    expect(fillTemplate("/account/user/{pk}/sessions/{sid}/", { pk: 7, sid: "a1" })).toBe("/account/user/7/sessions/a1/");
  });
});
