import { expect, it } from "vitest";
import { cellState, filteredRows, isWanted, type MatrixRow } from "./permission-matrix";

const row: MatrixRow = {
  ...{ id: 3, label: "Users", pattern: "/account/user/", section: "account" },
  direct: ["GET", "POST"],
  pending: ["POST", "PUT"],
  via: [{ method: "DELETE", names: "group2" }],
};
const all: MatrixRow = { ...row, id: 4, label: "All", pattern: "/x/", section: null, direct: ["ALL"], pending: [], via: [] };
const nothing = new Map<string, boolean>();

it("tells what a cell is", () => {
  const states = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).map((method) => cellState(row, method, nothing));
  expect(states).toEqual(["direct", "remove", "add", "none", "via"]);
  expect([cellState(all, "GET", nothing), cellState(all, "ALL", nothing)]).toEqual(["covered", "direct"]);
});

it("believes a stroke before the server answers", () => {
  const painted = new Map([
    ["3 GET", false],
    ["3 POST", true],
  ]);
  expect([cellState(row, "GET", painted), cellState(row, "POST", painted), isWanted(row, "POST", painted)]).toEqual([
    "remove",
    "direct",
    true,
  ]);
});

it("finds rows by name, app and pattern", () => {
  const empty: MatrixRow = { ...all, id: 5, label: "Empty", direct: [] };
  const found = (text: string, granted = false) => filteredRows([row, all, empty], text, granted).map(({ id }) => id);
  expect([found(""), found("ACCOUNT"), found("/x"), found("", true), found("no")]).toEqual([[3, 4, 5], [3], [4, 5], [3, 4], []]);
});
