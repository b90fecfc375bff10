import { expect, it } from "vitest";
import { z } from "zod";
import { boolean, idList, text } from "@/lib/domain/fields";
import { draftOf, formFields, typedValues } from "./form-fields";

const schema = z.object({ username: text(), is_active: boolean(), groups: idList().optional() });

function form(...pairs: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

it("reads a switch that is off, one that is on, and lists", () => {
  const off = draftOf(schema)(formFields(form(["username", "user1"], ["is_active", "false"], ["groups", ""])));
  expect(off).toMatchObject({ values: { username: "user1", is_active: false, groups: [] }, issues: [] });
  const on = draftOf(schema)(
    formFields(form(["username", "user1"], ["is_active", "false"], ["is_active", "true"], ["groups", ""], ["groups", "2"])),
  );
  expect(on.values).toEqual({ username: "user1", is_active: true, groups: [2] });
});

it("leaves out files and what React adds", () => {
  const data = form(["$ACTION_1:0", "x"], ["username", "user1"]);
  data.append("icon", new File(["x"], "x.png"));
  expect(formFields(data).fields).toEqual({ username: "user1" });
});

it("keeps what was typed, but no password and no code", () => {
  const sent = formFields(
    form(["username", "user1"], ["password", "p"], ["confirm_password", "p"], ["sms_code", "1"], ["groups", "1"], ["groups", "2"]),
  );
  expect(typedValues(sent)).toEqual({ username: "user1", groups: ["1", "2"] });
});
