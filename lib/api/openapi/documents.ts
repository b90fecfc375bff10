import type { DocumentedDialect } from "@/lib/http/documented";
import { accessDocumented } from "../access/documented";
import { accountDocumented } from "../account/documented";
import { baseDocumented } from "../base/documented";
import { excourseDocumented } from "../excourse/documented";
import { myappDocumented } from "../myapp/documented";

/** The four documents in the order of their numbers, then what is for other programs. */
export const DOCUMENTS: readonly DocumentedDialect[] = [
  myappDocumented,
  accountDocumented,
  baseDocumented,
  excourseDocumented,
  accessDocumented,
];
