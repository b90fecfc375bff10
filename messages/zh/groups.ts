import type { Messages } from "../en";

export const groups: Messages["groups"] = {
  title: "用户组",
};
