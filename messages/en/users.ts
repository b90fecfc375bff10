/** Users, their sessions and rights. */
export const users = {
  title: "Users",
};
