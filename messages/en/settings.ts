/** Settings of the program. */
export const settings = {
  title: "Settings",
};
