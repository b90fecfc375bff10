/** Numbers are written alike in both languages: groups of three with a comma. */
export const ENGLISH = new Intl.NumberFormat("en");
