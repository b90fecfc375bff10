/** Groups, their members and rights. */
export const groups = {
  title: "Groups",
};
