import type { Messages } from "../en";

export const users: Messages["users"] = {
  title: "用户",
};
