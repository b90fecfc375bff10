import { expect, it } from "vitest";
import { loggedPath, returnAddress } from "@/lib/paths";

it.each([
  ["/admin", "/admin"],
  ["/admin/users?q=a%20b&sort=-id", "/admin/users?q=a%20b&sort=-id"],
  ["/me", "/me"],
  ["/admin/x/../users", "/admin/users"],
  ["/docs#part", "/docs"],
])("%s is a page to come back to", (next, address) => {
  expect(returnAddress(next)).toBe(address);
});

it.each([
  ...["//evil.example/admin", "/\\evil.example/admin", "\\\\evil.example", "https://evil.example/admin", "javascript:alert(1)", "admin"],
  ...["/admin/../../login", "/admin/..//evil.example", "/administrator", "/login?next=/admin", "/api/v1/base/version", "/account/logout/"],
  ...["/\t/evil.example/admin", "", null, undefined, `/admin?${"x".repeat(2000)}`],
])("%s is none", (next) => {
  expect(returnAddress(next)).toBeNull();
});

it("a path stands in logs without its query and without the secret of a link", () => {
  expect(["/admin/users?q=a", "/reset/abc", "/setup/abc/d#e", "/reset"].map(loggedPath)).toEqual([
    "/admin/users",
    "/reset/{token}",
    "/setup/{token}",
    "/reset",
  ]);
});
