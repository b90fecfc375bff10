import { z } from "zod";
import { text } from "@/lib/domain/fields";

/** `POST /account/login/` (contract section 4.2). */
export const credentials = z.object({ username: text(), password: text({ keepSpaces: true }) });
