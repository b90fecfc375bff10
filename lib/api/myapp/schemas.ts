import { z } from "zod";
import { config } from "@/lib/config";
import { choice, email, text, username } from "@/lib/domain/fields";
import { LOGIN_RESULTS } from "@/lib/domain/log-list";
import { parseEnd, parseStart } from "@/lib/domain/time";

/** `POST /myapp/login/` (contract section 3.1). */
export const credentials = z.object({ username: text(), password: text({ keepSpaces: true }) });

/** `POST /myapp/register/` (contract section 3.2); how long a password may be is for the operation to judge. */
export const registration = z.object({
  username: username(),
  password: text({ keepSpaces: true }).meta({ type: "string", maxLength: 128 }),
  confirm_password: text({ keepSpaces: true }),
  email: email(),
});

/** `POST /myapp/token/refresh/` (contract section 3.3). */
export const refreshToken = z.object({ refresh: text() });

/** `POST /myapp/token/verify/` (contract section 3.4). */
export const anyToken = z.object({ token: text() });

const zone = () => config("APP_TIME_ZONE");
const span = {
  start: text({ check: (sent) => (parseStart(sent, zone()) ? undefined : "date_time") }).optional(),
  end: text({ check: (sent) => (parseEnd(sent, zone()) ? undefined : "date_time") }).optional(),
};

/** Parameters of `GET /myapp/log/login/` (contract section 7.2). */
export const loginFilter = z.object({
  result: choice(LOGIN_RESULTS).optional(),
  username: text().optional(),
  ip: text().optional(),
  ...span,
});

/** Parameters of `GET /myapp/log/op/`. */
export const operationFilter = z.object({ method: text().optional(), url: text({ max: 200 }).optional(), ip: text().optional(), ...span });

/** Parameters of `GET /myapp/log/error/`. */
export const errorFilter = operationFilter.extend({ search: text({ max: 200, keepSpaces: true }).optional() });
